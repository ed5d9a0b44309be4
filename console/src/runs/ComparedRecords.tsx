import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';

type Comparison = components['schemas']['RunComparison'];

/** Says how many records are certainly gone. The others may be unchanged, because unchanged records are not stored again. */
function unseen(vanished: Comparison['records']['vanished']): string {
  if (!vanished?.at_least) return 'they may be unchanged';
  return `at least ${vanished.at_least} are gone, the others unchanged`;
}

/** Lists by name what appeared, changed and disappeared. */
export function ComparedRecords({ comparison: { records, partitions, drift } }: { comparison: Comparison }) {
  const groups = [
    [`new ${records.of}s`, records.appeared],
    [`changed ${records.of}s`, records.changed],
    [`${records.of}s not stored since: ${unseen(records.vanished)}`, records.vanished],
    ['new partitions', partitions.appeared],
    ['vanished partitions', partitions.vanished],
    [
      drift.count === 1 ? 'change of shape' : 'changes of shape',
      { count: drift.count, data: drift.data.map(({ kind, path }) => `${kind} ${path}`) },
    ],
  ] as const;
  return (
    <Card title="Records">
      {records.note && <p className="muted">{records.note}</p>}
      <ul className="rows">
        {groups.map(
          ([name, ids]) =>
            ids && (
              <li key={name}>
                {ids.count === 0 ? (
                  <span className="muted">No {name.replace(/:.*/, '')}</span>
                ) : (
                  <details>
                    <summary>
                      <Amount value={ids.count} as="exact" /> {name}
                    </summary>
                    <p className="names">
                      {ids.data.join(', ')}
                      {ids.count > ids.data.length && `, and ${ids.count - ids.data.length} more`}
                    </p>
                  </details>
                )}
              </li>
            ),
        )}
      </ul>
    </Card>
  );
}
