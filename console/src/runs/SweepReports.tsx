import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';

type Partition = components['schemas']['RunPartition'];
type Report = components['schemas']['SweepReport'];
type Coin = components['schemas']['SweptCoin'];

const named = ({ id, name }: Coin) => (name === null ? id : `${name} (${id})`);

const groupsOf = ({ appeared, returned, renamed, missing, without_data }: Report) => [
  { title: 'new', count: appeared.count, names: appeared.data.map(named) },
  { title: 'listed again', count: returned.count, names: returned.data.map(named) },
  {
    title: 'renamed',
    count: renamed.count,
    names: renamed.data.map(
      ({ id, symbol, name, old_symbol, old_name }) =>
        `${old_name ?? '–'} ${old_symbol ?? ''} is now ${name ?? '–'} ${symbol ?? ''} (${id})`,
    ),
  },
  { title: 'missing', count: missing.count, names: missing.data.map(named) },
  { title: 'listed without figures', count: without_data.count, names: without_data.data },
];

/** How the coins of each sweep differ from those of the last complete one. */
export function SweepReports({ partitions }: { partitions: readonly Partition[] }) {
  return partitions.map(
    ({ partition, sweep }) =>
      sweep && (
        <Card key={partition} title={`Coins in ${partition}`}>
          <p>
            <Amount value={sweep.coins} as="exact" /> coins, compared with the last complete sweep:
          </p>
          <ul className="rows">
            {groupsOf(sweep).map(({ title, count, names }) => (
              <li key={title}>
                {count === 0 ? (
                  <span className="muted">None {title}</span>
                ) : (
                  <details>
                    <summary>
                      <Amount value={count} as="exact" /> {title}
                    </summary>
                    <p className="names">
                      {names.join(', ')}
                      {count > names.length && `, and ${count - names.length} more`}
                    </p>
                  </details>
                )}
              </li>
            ))}
          </ul>
        </Card>
      ),
  );
}
