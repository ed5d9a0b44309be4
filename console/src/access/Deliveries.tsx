import { useState } from 'react';
import { api } from '../api/client.js';
import { QueryResult } from '../ui/QueryResult.js';
import { DeliveryItem } from './DeliveryItem.js';

/** The newest deliveries of a webhook, loaded when they are opened. */
export function Deliveries({ webhook: id }: { webhook: number }) {
  const [isOpen, setIsOpen] = useState(false);
  const params = { path: { id }, query: { limit: 20 } };
  const deliveries = api.useQuery(
    'get',
    '/webhooks/{id}/deliveries',
    { params },
    { enabled: isOpen, refetchInterval: 5000 },
  );
  return (
    <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Deliveries</summary>
      {isOpen && (
        <QueryResult of={deliveries} lines={2}>
          {({ data }) =>
            data.length ? (
              <ul className="rows">
                {data.map((delivery) => (
                  <DeliveryItem key={delivery.id} webhook={id} delivery={delivery} />
                ))}
              </ul>
            ) : (
              <p className="muted">None yet.</p>
            )
          }
        </QueryResult>
      )}
    </details>
  );
}
