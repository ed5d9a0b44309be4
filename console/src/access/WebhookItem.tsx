import { Amount } from '../ui/Amount.js';
import { Moment } from '../ui/Moment.js';
import { Status } from '../ui/Status.js';
import { Deliveries } from './Deliveries.js';
import type { Webhook } from './webhook-form.js';
import { WebhookActions } from './WebhookActions.js';
import { withUnbrokenUnits } from '../ui/unbroken.js';

export function WebhookItem({ webhook }: { webhook: Webhook }) {
  const { id, url, format, events, prices, description, managed_by, last_success_at } = webhook;
  return (
    <li>
      <div className="anomaly">
        <div>
          <strong className="long">{url}</strong>{' '}
          <span className="muted">
            {[format, managed_by && `from ${managed_by}`, description].filter(Boolean).join(', ')}
          </span>
          <p>{events.join(', ')}</p>
          {prices.map((price) => (
            <p key={JSON.stringify(price)}>
              <WatchedPrice price={price} />
            </p>
          ))}
          <p className="muted">
            <State webhook={webhook} /> last success <Moment at={last_success_at} />
          </p>
        </div>
        <WebhookActions webhook={webhook} />
      </div>
      <Deliveries webhook={id} />
    </li>
  );
}

function WatchedPrice({ price }: { price: Webhook['prices'][number] }) {
  const { asset, currency, direction, threshold, change_pct, window, state } = price;
  return (
    <>
      {asset} {direction === 'up' ? 'rises' : 'falls'}{' '}
      {threshold === null ? (
        withUnbrokenUnits(`by ${change_pct} % in ${window}`)
      ) : (
        <>
          to <Amount value={threshold} unit={currency} as="exact" />
        </>
      )}{' '}
      <span className="muted">{state}</span>
    </>
  );
}

function State({ webhook: { enabled, disabled_reason, failing_since } }: { webhook: Webhook }) {
  if (!enabled) return <Status tone="bad">off: {disabled_reason}</Status>;
  if (!failing_since) return <Status tone="good">on</Status>;
  return (
    <Status tone="warn">
      failing since <Moment at={failing_since} />
    </Status>
  );
}
