import type { Health } from '../api/health.js';
import { Status } from '../ui/Status.js';

/** Whether the service is well, and if not, what is wrong in a sentence each. */
export function HealthLine({ health }: { health: Health }) {
  const faults = Object.entries(health.error).map(([part, check]) => ({
    part,
    message: 'message' in check ? String(check.message) : 'is down',
  }));
  if (health.status === 'ok' && !faults.length)
    return (
      <p className="healthline">
        <Status tone="good">All is well</Status>
        <span className="muted">The database answers, sources and background tasks do their work.</span>
      </p>
    );
  return (
    <div className="failure" role="alert">
      <strong>Not well</strong>
      <ul>
        {faults.map(({ part, message }) => (
          <li key={part}>
            <code>{part}</code> {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
