import { api } from '../api/client.js';
import { Amount } from '../ui/Amount.js';
import { QueryResult } from '../ui/QueryResult.js';

const NAMES = { quotes: 'Quotes', candles: 'Candles', articles: 'Articles' } as const;

export function StoredFigures() {
  const stats = api.useQuery('get', '/stats', {}, { refetchInterval: 30_000 });
  const markets = api.useQuery('get', '/markets', { params: { query: { limit: 1 } } });
  return (
    <QueryResult of={stats} lines={1}>
      {({ stored }) => (
        <dl className="figures">
          {markets.data && (
            <div>
              <dt>Coins</dt>
              <dd>
                <Amount value={markets.data.metadata.total} as="exact" />
              </dd>
            </div>
          )}
          {Object.entries(NAMES).map(([kind, name]) => (
            <div key={kind}>
              <dt>{name}</dt>
              <dd>
                <Amount value={stored[kind as keyof typeof NAMES]} as="compact" />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </QueryResult>
  );
}
