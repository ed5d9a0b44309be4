import { Link } from '@tanstack/react-router';
import { useAction } from '../api/action.js';
import { api, client, dataOf } from '../api/client.js';
import { startRun } from '../api/start-run.js';
import { usePathParameter } from '../shell/search.js';
import { Act } from '../ui/Act.js';
import { Answer } from '../ui/Answer.js';
import { PageHead } from '../ui/PageHead.js';
import { FeedFacts } from './FeedFacts.js';

/** One feed: how polling it goes, and what can be done about it. */
export function Page() {
  const id = Number(usePathParameter('id'));
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
          <Act needs="run" isBusy={isBusy} onClick={() => resume.mutate()}>
            Poll next
          </Act>
          <Act
            needs="run"
            isBusy={isBusy}
            disabled={!feed.data}
            onClick={() => reread.mutate(feed.data!.feed)}
          >
            Read again
          </Act>
          <Link to="/console/rejections" search={{ source: 'rss' }} className="button">
            Rejections
          </Link>
        </div>
      </PageHead>
      <Answer of={feed} lines={4}>
        {(found) => <FeedFacts feed={found} />}
      </Answer>
    </section>
  );
}
