import { useAction } from '../api/action.js';
import { api, client, dataOf } from '../api/client.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Moment } from '../ui/Moment.js';
import { LoadMore } from '../ui/LoadMore.js';
import { Status } from '../ui/Status.js';

type Webhook = components['schemas']['Webhook'];

function WebhookItem({ webhook }: { webhook: Webhook }) {
  const { id, url, format, events, enabled, disabled_reason, failing_since, last_success_at, managed_by } =
    webhook;
  const test = useAction(
    () => dataOf(client.POST('/webhooks/{id}/test', { params: { path: { id } }, body: {} })),
    () => 'A sample was sent: its delivery is in the log of the webhook.',
  );
  return (
    <li className="anomaly">
      <div>
        <strong className="long">{url}</strong>{' '}
        <span className="muted">
          {format}
          {managed_by && `, from ${managed_by}`}
        </span>
        <p>{events.join(', ')}</p>
        <p className="muted">
          {!enabled ? (
            <Status tone="bad">off: {disabled_reason}</Status>
          ) : failing_since ? (
            <Status tone="warn">
              failing since <Moment at={failing_since} />
            </Status>
          ) : (
            <Status tone="good">on</Status>
          )}{' '}
          last success <Moment at={last_success_at} />
        </p>
      </div>
      <ActionButton needs="admin" isBusy={test.isPending} onClick={() => test.mutate()}>
        Test
      </ActionButton>
    </li>
  );
}

export function Webhooks() {
  const webhooks = api.useInfiniteQuery('get', '/webhooks', { params: { query: { limit: 50 } } }, CURSORS);
  return (
    <Card title="Webhooks">
      <QueryResult of={webhooks} lines={2}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <EmptyState title="No webhooks.">
                They tell you of failed runs, drift and prices: <a href="/docs">POST /webhooks</a> makes one,
                and so does <code>ALERT_WEBHOOK_URL</code>.
              </EmptyState>
            );
          return (
            <ul className="rows">
              {rows.map((webhook) => (
                <WebhookItem key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          );
        }}
      </QueryResult>
      <LoadMore of={webhooks} />
    </Card>
  );
}
