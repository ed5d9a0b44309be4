import { api } from '../api/client.js';
import { usePathId } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { PageHead } from '../ui/PageHead.js';
import { RunActions } from './RunActions.js';
import { RunFigures } from './RunFigures.js';
import { RunPartitions } from './RunPartitions.js';
import { SweepReports } from './SweepReports.js';
import { useProgress } from './run-progress.js';

export function Page() {
  const id = usePathId();
  const run = api.useQuery('get', '/runs/{id}', { params: { path: { id } } });
  const isOver = run.data === undefined || run.data.finished_at !== null;
  const progress = useProgress(id, isOver);
  const now = run.data && { ...run.data, ...progress };
  return (
    <section className="page">
      <PageHead title={now ? `Run ${id} of ${now.source}` : `Run ${id}`}>
        {now && <RunActions run={now} isOver={isOver} />}
      </PageHead>
      <QueryResult of={run} lines={8}>
        {() =>
          now && (
            <>
              <RunFigures run={now} />
              <Card title="Partitions">
                <RunPartitions partitions={now.partitions} />
              </Card>
              <SweepReports partitions={now.partitions} />
            </>
          )
        }
      </QueryResult>
    </section>
  );
}
