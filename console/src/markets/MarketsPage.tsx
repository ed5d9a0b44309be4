import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { Search } from '../shell/search.js';
import { usePageSearch, wholeNumberFilter } from '../shell/search.js';
import { useLive } from '../api/live.js';
import { QueryResult } from '../ui/QueryResult.js';
import { EmptyState } from '../ui/EmptyState.js';
import type { Sorting } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { PageHead } from '../ui/PageHead.js';
import { Pager } from '../ui/Pager.js';
import { columnsIn } from './columns.js';
import { MarketFilters } from './MarketFilters.js';

const LIMIT = 100;

const queryOf = ({ q, currency, sort, order, offset }: Search) => ({
  limit: LIMIT,
  sparkline: true,
  offset: wholeNumberFilter(offset) ?? 0,
  sort: (sort ?? (q ? 'relevance' : 'market_cap')) as 'market_cap' | 'relevance',
  order: (order ?? 'desc') as 'asc' | 'desc',
  ...(q && { q }),
  ...(currency && { currency }),
});

export function Page() {
  useLive();
  const [search, change] = usePageSearch();
  const query = queryOf(search);
  const markets = api.useQuery(
    'get',
    '/markets',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  const sorting: Sorting = {
    by: query.sort,
    order: query.order,
    change: (sort, order) => change({ sort, order, offset: undefined }),
  };
  return (
    <section className="page">
      <PageHead title="Markets">
        <MarketFilters search={search} change={change} />
      </PageHead>
      <QueryResult of={markets} lines={20}>
        {({ data, metadata }) =>
          data.length ? (
            <>
              <DataTable
                caption="Markets"
                columns={columnsIn(search.currency ?? 'USD')}
                rows={data}
                keyOf={({ id }) => id}
                sorting={sorting}
              />
              <Pager limit={LIMIT} total={metadata.total} />
            </>
          ) : (
            <NoMarkets search={search} />
          )
        }
      </QueryResult>
    </section>
  );
}

function NoMarkets({ search: { q, currency } }: { search: Search }) {
  if (q)
    return (
      <EmptyState title={`No coin matches “${q}”.`}>
        Search by symbol, name or slug: btc, ether, usd-coin.
      </EmptyState>
    );
  if (currency)
    return (
      <EmptyState title={`No price is in ${currency}.`}>
        Choose USD, or load prices in that currency.
      </EmptyState>
    );
  return (
    <EmptyState title="There are no prices yet.">
      They appear with the first run of a source: start one on its page, or put a CSV file where{' '}
      <code>CSV_PATH</code> looks.
    </EmptyState>
  );
}
