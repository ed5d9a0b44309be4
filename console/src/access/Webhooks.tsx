import { useState } from 'react';
import { api } from '../api/client.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { ActionButton } from '../ui/ActionButton.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { EmptyState } from '../ui/EmptyState.js';
import { LoadMore } from '../ui/LoadMore.js';
import { NewWebhook } from './NewWebhook.js';
import { WebhookItem } from './WebhookItem.js';

export function Webhooks() {
  const [isNew, setIsNew] = useState(false);
  const webhooks = api.useInfiniteQuery('get', '/webhooks', { params: { query: { limit: 50 } } }, CURSORS);
  const aside = (
    <ActionButton needs="admin" onClick={() => setIsNew(true)}>
      New webhook…
    </ActionButton>
  );
  return (
    <Card title="Webhooks" aside={aside}>
      <QueryResult of={webhooks} lines={2}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <EmptyState title="No webhooks.">
                Webhooks report failing sources, drift and prices to other systems. Create one here, or set{' '}
                <code>ALERT_WEBHOOK_URL</code>.
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
      {isNew && <NewWebhook close={() => setIsNew(false)} />}
    </Card>
  );
}
