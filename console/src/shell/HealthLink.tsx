import { Link } from '@tanstack/react-router';
import { useHealth } from '../api/health.js';
import { Status } from '../ui/Status.js';

/** The health of the service, on every page. */
export function HealthLink() {
  const { data, isError, failureReason } = useHealth();
  const [tone, text] =
    isError || (failureReason && !data)
      ? (['bad', 'no answer'] as const)
      : !data
        ? (['idle', '…'] as const)
        : data.status === 'ok'
          ? (['good', 'healthy'] as const)
          : (['bad', 'unhealthy'] as const);
  return (
    <Link to="/" className="healthdot" aria-label={`The service is ${text}`}>
      <Status tone={tone}>{text}</Status>
    </Link>
  );
}
