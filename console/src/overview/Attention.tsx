import { Link } from '@tanstack/react-router';
import { QueryResult } from '../ui/QueryResult.js';
import { Amount } from '../ui/Amount.js';
import { Status } from '../ui/Status.js';
import { useAttention } from './use-attention.js';

/** What needs a person's attention, most urgent first. */
export function Attention() {
  const attention = useAttention();
  return (
    <section className="card" aria-labelledby="attention">
      <h2 id="attention">Needs attention</h2>
      <QueryResult of={attention} lines={2}>
        {(found) => {
          const some = found.filter(({ count }) => count > 0);
          if (!some.length)
            return (
              <p className="muted">
                Nothing: feeds and files can be read, and no rejection, drift, doubtful asset or anomaly is
                open.
              </p>
            );
          return (
            <ul className="attention">
              {some.map(({ names: [one, several], count, isMore, tone, to, search, what }) => (
                <li key={one}>
                  <Link to={to} search={search}>
                    <strong>
                      <Amount value={count} as="exact" />
                      {isMore && '+'}
                    </strong>{' '}
                    <Status tone={tone}>{count === 1 ? one : several}</Status>{' '}
                    <span className="muted">{what}</span>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryResult>
    </section>
  );
}
