import type { Health } from '../api/health.js';
import { Status } from '../ui/Status.js';

/** Says that the service is healthy, or lists its faults in one sentence each. */
export function HealthLine({ health }: { health: Health }) {
  const faults = Object.entries(health.error).map(([part, check]) => ({
    part,
    message: 'message' in check ? String(check.message) : 'is down',
  }));
  if (health.status === 'ok' && !faults.length)
    return (
      <p className="healthline">
        <Status tone="good">Healthy</Status>
        <span className="muted">The database, all sources and all background tasks are working.</span>
      </p>
    );
  return (
    <div className="failure" role="alert">
      <strong>Unhealthy</strong>
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
