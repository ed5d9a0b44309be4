import type { Health } from '../api/health.js';
import type { components } from '../api/schema.js';
import { Moment } from '../ui/Moment.js';
import { Status } from '../ui/Status.js';

type Task = components['schemas']['BackgroundTask'];

const TONES = { ok: 'good', failing: 'bad', late: 'warn' } as const;

/** Tasks besides runs; collapsed while all of them succeed. */
export function Background({ health }: { health: Health }) {
  const tasks = Object.entries(health.details.background ?? {}).filter(
    (entry): entry is [string, Task] => typeof entry[1] === 'object',
  );
  const isTroubled = tasks.some(([, { condition }]) => condition !== 'ok');
  return (
    <details className="card" open={isTroubled}>
      <summary>
        <h2>Background tasks</h2> <span className="muted">{tasks.length}</span>
      </summary>
      <ul className="tasks">
        {tasks.map(([name, { condition, last_success, last_error, waiting }]) => (
          <li key={name}>
            <Status tone={TONES[condition]}>
              {name.replaceAll('_', ' ').replace('schedule.', 'schedule of ')}
            </Status>
            <span className="muted">
              <Moment at={last_success} />
              {waiting ? `, ${waiting} waiting` : ''}
            </span>
            {condition !== 'ok' && last_error && <p>{last_error.message}</p>}
          </li>
        ))}
      </ul>
    </details>
  );
}
