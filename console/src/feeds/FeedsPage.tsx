import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { REFRESH } from '../api/pages.js';
import { usePageSearch, wholeNumberFilter } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { DataTable } from '../ui/DataTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { PageHead } from '../ui/PageHead.js';
import { Pager } from '../ui/Pager.js';
import { StateFilters } from '../ui/StateFilters.js';
import { FEED_COLUMNS } from './columns.js';

const LIMIT = 100;
const CONFIGURED = ['new', 'ok', 'failing', 'gone'] as const;
const STATES = [...CONFIGURED, 'removed'] as const;
type State = (typeof STATES)[number];

/** A page with all feeds: whether each can be read, when it was last read, and when it is due. */
export function Page() {
  const [{ state, q, host, offset }] = usePageSearch();
  const query = {
    limit: LIMIT,
    offset: wholeNumberFilter(offset) ?? 0,
    q: q || undefined,
    host: oneOf(host),
    state: oneOf(state as State | undefined) ?? [...CONFIGURED],
  };
  const feeds = api.useQuery(
    'get',
    '/feeds',
    { params: { query } },
    { placeholderData: keepPreviousData, ...REFRESH },
  );
  return (
    <section className="page">
      <PageHead title="Feeds">
        <StateFilters
          label="Search feeds"
          placeholder="Name or URL"
          name="q"
          all="All configured"
          isInAll={(word) => word !== 'removed'}
          states={STATES}
          counts={feeds.data?.metadata.states}
        />
      </PageHead>
      <QueryResult of={feeds} lines={8}>
        {({ data, metadata }) =>
          data.length ? (
            <>
              <DataTable caption="Feeds" columns={FEED_COLUMNS} rows={data} keyOf={({ id }) => String(id)} />
              <Pager limit={LIMIT} total={metadata.total} />
            </>
          ) : (
            <NoFeeds isFiltered={Boolean(state ?? q ?? host)} />
          )
        }
      </QueryResult>
    </section>
  );
}

function NoFeeds({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState title="No feeds match.">Choose another state, or search for something else.</EmptyState>
    );
  return (
    <EmptyState title="There are no feeds.">
      List their URLs in <code>RSS_FEEDS</code>, or name a YAML or OPML file in <code>FEEDS_FILE</code>. They
      appear after the next run of the source rss.
    </EmptyState>
  );
}
