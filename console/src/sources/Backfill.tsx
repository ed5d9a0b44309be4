import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useAction } from '../api/action.js';
import { api } from '../api/client.js';
import { startRun } from '../api/start-run.js';
import { AskDialog } from '../ui/AskDialog.js';

interface Props {
  source: string;
  close: () => void;
}

/** Asks for a span and a partition, and reads them once more. */
export function Backfill({ source, close }: Props) {
  const [since, setSince] = useState('');
  const [until, setUntil] = useState('');
  const [partition, setPartition] = useState('');
  const id = useId();
  const navigate = useNavigate();
  const partitions = api.useQuery('get', '/checkpoints', { params: { query: { source, limit: 200 } } });
  const run = useAction(
    () => {
      const span = { ...(since && { since }), ...(until && { until }), ...(partition && { partition }) };
      return startRun({ source, mode: 'backfill', ...span });
    },
    (started) => {
      close();
      void navigate({ to: '/console/runs/$id', params: { id: String(started.id) } });
      return `Backfill ${started.id} of ${source} was started.`;
    },
  );
  return (
    <AskDialog
      title={`Backfill ${source}`}
      verb="Start"
      isBusy={run.isPending}
      error={run.error}
      go={() => run.mutate()}
      close={close}
    >
      <p>
        Reads again what was observed in this span. What is stored already is not stored twice, and the
        checkpoints of live runs do not move. Empty fields mean all.
      </p>
      <div className="filters">
        <div className="field">
          <label htmlFor={`${id}-since`}>Since (UTC)</label>
          <input
            id={`${id}-since`}
            type="date"
            value={since}
            onChange={({ target }) => setSince(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-until`}>Until (UTC)</label>
          <input
            id={`${id}-until`}
            type="date"
            value={until}
            onChange={({ target }) => setUntil(target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-partition`}>Partition</label>
          <select
            id={`${id}-partition`}
            value={partition}
            onChange={({ target }) => setPartition(target.value)}
          >
            <option value="">all</option>
            {partitions.data?.data.map((one) => (
              <option key={one.partition}>{one.partition}</option>
            ))}
          </select>
        </div>
      </div>
    </AskDialog>
  );
}
