import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../api/action.js';
import { api } from '../api/client.js';
import { estimateRun, startRun } from '../api/start-run.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { BackfillEstimate } from '../ui/BackfillEstimate.js';
import { BackfillFields, type Span } from './BackfillFields.js';

interface Props {
  source: string;
  close: () => void;
}

/** Asks for a span, estimates the calls for APIs, and starts a backfill. */
export function BackfillDialog({ source, close }: Props) {
  const [span, setSpan] = useState<Span>({ since: '', until: '', partition: '', assets: '' });
  const navigate = useNavigate();
  const sources = api.useQuery('get', '/sources');
  const isApi = sources.data?.data.find(({ name }) => name === source)?.kind === 'api';
  const wanted = { source, mode: 'backfill' as const, ...givenOf(span) };
  const estimate = useMutation({ mutationFn: () => estimateRun(wanted) });
  const run = useAction(
    () => startRun(wanted),
    (started) => {
      close();
      void navigate({ to: '/console/runs/$id', params: { id: String(started.id) } });
      return `Backfill ${started.id} of ${source} was started.`;
    },
  );
  const change = (changed: Partial<Span>) => {
    setSpan((before) => ({ ...before, ...changed }));
    estimate.reset();
    run.reset();
  };
  return (
    <ConfirmDialog
      title={`Backfill ${source}`}
      verb="Start"
      isBusy={run.isPending}
      error={run.error ?? estimate.error}
      go={() => run.mutate()}
      close={close}
    >
      <p>
        Reads the data of this time span again. Nothing is stored twice, and the checkpoints of live runs do
        not move.
      </p>
      <BackfillFields source={source} isApi={isApi} span={span} change={change} />
      {isApi && (
        <div className="estimate">
          <button type="button" disabled={estimate.isPending} onClick={() => estimate.mutate()}>
            Estimate
          </button>
          {estimate.data ? (
            <BackfillEstimate plan={estimate.data} />
          ) : (
            <span className="muted">shows the calls and the time that it takes</span>
          )}
        </div>
      )}
    </ConfirmDialog>
  );
}

function givenOf({ since, until, partition, assets }: Span) {
  const listed = [...new Set(assets.split(/[\s,]+/).filter(Boolean))];
  return {
    ...(since && { since }),
    ...(until && { until }),
    ...(partition && { partition }),
    ...(listed.length && { assets: listed }),
  };
}
