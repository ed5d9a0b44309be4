import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';
import { withUnbrokenUnits } from '../ui/unbroken.js';

export function AnomalyItem({ anomaly }: { anomaly: components['schemas']['Anomaly'] }) {
  const { id, kind, summary, state, run_id, asset, at, acknowledged_reason } = anomaly;
  const [isAsking, setIsAsking] = useState(false);
  const acknowledge = useAction(
    (reason: string) =>
      dataOf(client.POST('/anomalies/{id}/acknowledge', { params: { path: { id } }, body: { reason } })),
    () => {
      setIsAsking(false);
      return 'Acknowledged.';
    },
  );
  return (
    <li className="anomaly">
      <div>
        <strong>{kind.replaceAll('_', ' ')}</strong> <StatusOf word={state} />
        <p>{withUnbrokenUnits(summary)}</p>
        <p className="muted">
          <Moment at={at} />
          {run_id !== null && (
            <>
              {' · '}
              <Link to="/console/runs/$id" params={{ id: String(run_id) }}>
                run {run_id}
              </Link>
            </>
          )}
          {asset && (
            <>
              {' · '}
              <Link to="/console/assets/$slug" params={{ slug: asset.slug }}>
                {asset.name}
              </Link>
            </>
          )}
          {acknowledged_reason && ` · “${acknowledged_reason}”`}
        </p>
      </div>
      {state === 'open' && (
        <ActionButton needs="admin" onClick={() => setIsAsking(true)}>
          Acknowledge…
        </ActionButton>
      )}
      {isAsking && (
        <ConfirmDialog
          title="Acknowledge"
          verb="Acknowledge"
          reason="required"
          isBusy={acknowledge.isPending}
          error={acknowledge.error}
          go={(reason) => acknowledge.mutate(reason)}
          close={() => setIsAsking(false)}
        >
          <p>{withUnbrokenUnits(summary)}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
