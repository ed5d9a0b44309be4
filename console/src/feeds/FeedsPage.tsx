import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { usePageSearch } from '../shell/search.js';
import { Answer } from '../ui/Answer.js';
import { Choice } from '../ui/Choice.js';
import { DataTable } from '../ui/DataTable.js';
import { Empty } from '../ui/Empty.js';
import { More } from '../ui/More.js';
import { PageHead } from '../ui/PageHead.js';
import { SearchField } from '../ui/SearchField.js';
import { FEED_COLUMNS } from './columns.js';

const STATES = ['new', 'ok', 'failing', 'gone', 'removed'];

/** Each feed: whether it can be read, when it was and when it is due. */
export function Page() {
  const [{ state, host }, change] = usePageSearch();
  const query = { limit: 100, host: oneOf(host), state: oneOf(state as 'ok' | undefined) };
  const feeds = api.useInfiniteQuery(
    'get',
    '/feeds',
    { params: { query } },
    { ...CURSORS, refetchInterval: 15_000 },
  );
  return (
    <section className="page">
      <PageHead title="Feeds">
        <div className="filters">
          <SearchField
            label="Host"
            placeholder="Host: news.example"
            value={host ?? ''}
            change={(text) => change({ host: text || undefined }, true)}
          />
          <Choice
            label="State"
            none="Configured feeds"
            options={STATES}
            value={state}
            change={(word) => change({ state: word })}
          />
        </div>
      </PageHead>
      <Answer of={feeds} lines={8}>
        {(data) => {
          const found = rowsOf(data);
          const rows = state ? found : found.filter((feed) => feed.state !== 'removed');
          if (!rows.length) return <NoFeeds isFiltered={Boolean(state ?? host)} />;
          return (
            <DataTable caption="Feeds" columns={FEED_COLUMNS} rows={rows} keyOf={({ id }) => String(id)} />
          );
        }}
      </Answer>
      <More of={feeds} />
    </section>
  );
}

function NoFeeds({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <Empty title="No feed matches.">Choose another state, or clear the host.</Empty>;
  return (
    <Empty title="There are no feeds.">
      List their URLs in <code>RSS_FEEDS</code>, or name a YAML or OPML file in <code>FEEDS_FILE</code>. They
      appear with the next run of the source rss.
    </Empty>
  );
}
