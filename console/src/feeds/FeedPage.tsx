import { Link } from '@tanstack/react-router';
import { useAction } from '../api/action.js';
import { api, client, dataOf } from '../api/client.js';
import { startRun } from '../api/start-run.js';
import { usePathId } from '../shell/search.js';
import { ActionButton } from '../ui/ActionButton.js';
import { QueryResult } from '../ui/QueryResult.js';
import { PageHead } from '../ui/PageHead.js';
import { FeedDetails } from './FeedDetails.js';

/** A page about one feed: the state of polling it, and actions on it. */
export function Page() {
  const id = usePathId();
  const params = { path: { id } };
  const feed = api.useQuery('get', '/feeds/{id}', { params }, { refetchInterval: 10_000 });
  const resume = useAction(
    () => dataOf(client.POST('/feeds/{id}/resume', { params })),
    () => 'The next scheduled run polls this feed.',
  );
  const reread = useAction(
    (partition: string) => startRun({ source: 'rss', mode: 'backfill', partition }),
    (run) => `Run ${run.id} reads the whole feed again.`,
  );
  const isBusy = resume.isPending || reread.isPending;
  return (
    <section className="page">
      <PageHead title={feed.data ? (feed.data.name ?? feed.data.url.replace(/^https?:\/\//, '')) : 'Feed'}>
        <div className="actions">
          {feed.data && feed.data.state !== 'removed' && (
            <>
              <ActionButton needs="run" isBusy={isBusy} onClick={() => resume.mutate()}>
                Poll next
              </ActionButton>
              <ActionButton needs="run" isBusy={isBusy} onClick={() => reread.mutate(feed.data.feed)}>
                Read again
              </ActionButton>
            </>
          )}
          <Link to="/console/rejections" search={{ source: 'rss' }} className="button">
            Rejections
          </Link>
        </div>
      </PageHead>
      <QueryResult of={feed} lines={4}>
        {(found) => <FeedDetails feed={found} />}
      </QueryResult>
    </section>
  );
}
