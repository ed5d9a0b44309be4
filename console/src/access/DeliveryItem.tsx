import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';

interface Props {
  webhook: number;
  delivery: components['schemas']['WebhookDelivery'];
}

export function DeliveryItem({
  webhook,
  delivery: { id, type, status, attempts, error, created_at },
}: Props) {
  const params = { path: { id: webhook, delivery: id } };
  const replay = useAction(
    () => dataOf(client.POST('/webhooks/{id}/deliveries/{delivery}/replay', { params })),
    () => `The event ${type} is delivered again.`,
  );
  return (
    <li className="anomaly">
      <div>
        <StatusOf word={status} /> {type} <Moment at={created_at} />
        {attempts > 1 && <span className="muted"> {attempts} attempts</span>}
        {error && <div className="muted long">{error}</div>}
      </div>
      {status !== 'pending' && (
        <ActionButton needs="admin" isBusy={replay.isPending} onClick={() => replay.mutate()}>
          Deliver again
        </ActionButton>
      )}
    </li>
  );
}
