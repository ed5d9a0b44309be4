import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAction } from '../api/action.js';
import { estimateRun, startRun } from '../api/start-run.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { BackfillEstimate } from '../ui/BackfillEstimate.js';
import { Loading } from '../ui/Loading.js';
import { Moment } from '../ui/Moment.js';

/** The gaps to fill. Without a span, all gaps of the source. */
export interface GapsToFill {
  source: string;
  assets: string[];
  interval: string;
  since?: string;
  until?: string;
}

/** Shows the calls and time that a backfill would take, and starts it. */
export function FillDialog({ wanted, close }: { wanted: GapsToFill; close: () => void }) {
  const navigate = useNavigate();
  const { source, assets, since, until } = wanted;
  const backfill = { ...wanted, mode: 'backfill' as const, fill: true };
  const estimate = useQuery({
    queryKey: ['estimate', backfill],
    queryFn: () => estimateRun(backfill),
    staleTime: 0,
  });
  const run = useAction(
    () => startRun(backfill),
    ({ id }) => {
      close();
      void navigate({ to: '/console/runs/$id', params: { id: String(id) } });
      return `Backfill ${id} of ${source} was started.`;
    },
  );
  return (
    <ConfirmDialog
      title={`Fill gaps of ${assets.join(', ')} from ${source}`}
      verb="Start"
      isBusy={run.isPending}
      isReady={Boolean(estimate.data?.calls)}
      error={run.error ?? estimate.error}
      go={() => run.mutate()}
      close={close}
    >
      {since && (
        <p>
          <Moment at={since} as="full" /> to {until ? <Moment at={until} as="full" /> : 'now'}
        </p>
      )}
      <p>Only missing data is fetched. The checkpoints of live runs do not change.</p>
      {estimate.isPending && <Loading lines={1} />}
      {estimate.data &&
        (estimate.data.calls ? (
          <p>
            <BackfillEstimate plan={estimate.data} />
          </p>
        ) : (
          <p role="status">The source has nothing to fetch here.</p>
        ))}
    </ConfirmDialog>
  );
}
