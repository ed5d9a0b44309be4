import { Link } from '@tanstack/react-router';
import { useAction } from '../api/action.js';
import { api, client, dataOf } from '../api/client.js';
import { ActionButton } from '../ui/ActionButton.js';
import { usePathParameter } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { PageHead } from '../ui/PageHead.js';
import { RunFigures } from './RunFigures.js';
import { RunPartitions } from './RunPartitions.js';
import { SweepReports } from './SweepReports.js';
import { useProgress } from './run-progress.js';

export function Page() {
  const id = usePathParameter('id');
  const params = { path: { id: Number(id) } };
  const run = api.useQuery('get', '/runs/{id}', { params });
  const isOver = run.data === undefined || run.data.finished_at !== null;
  const progress = useProgress(id, isOver);
  const cancel = useAction(
    () => dataOf(client.POST('/runs/{id}/cancel', { params })),
    () => `Run ${id} stops after the page that is under way.`,
  );
  return (
    <section className="page">
      <QueryResult of={run} lines={8}>
        {(detail) => {
          const now = { ...detail, ...progress };
          const isStopping = now.cancel_requested_at !== null;
          return (
            <>
              <PageHead title={`Run ${id} of ${now.source}`}>
                {!isOver && (
                  <ActionButton
                    needs="run"
                    look="danger"
                    isBusy={cancel.isPending}
                    disabled={isStopping}
                    onClick={() => cancel.mutate()}
                  >
                    {isStopping ? 'Stopping…' : 'Cancel'}
                  </ActionButton>
                )}
                <Link to="/console/compare" search={{ source: now.source }} className="button">
                  Compare
                </Link>
                <Link to="/console/rejections" search={{ run: id }} className="button">
                  Its rejections
                </Link>
              </PageHead>
              <RunFigures run={now} />
              <Card title="Partitions">
                <RunPartitions partitions={now.partitions} />
              </Card>
              <SweepReports partitions={now.partitions} />
            </>
          );
        }}
      </QueryResult>
    </section>
  );
}
