import { useId } from 'react';
import { TextField } from '../ui/TextField.js';
import { EVENTS, isShown, needsPrice, type Webhook, type WebhookForm } from './webhook-form.js';

interface Props {
  form: WebhookForm;
  change: (changed: Partial<WebhookForm>) => void;
  /** The webhook to change; absent for a new one. */
  webhook?: Webhook;
}

export function WebhookFields({ form, change, webhook }: Props) {
  const keepsUrl = webhook !== undefined && !isShown(webhook);
  return (
    <>
      <TextField
        label={keepsUrl ? 'Address; empty keeps the one it has' : 'Address: https://… or mailto:…'}
        placeholder={keepsUrl ? webhook.url : 'https://example.com/kasparro'}
        value={form.url}
        change={(url) => change({ url })}
        isRequired={!keepsUrl}
      />
      <TextField
        label="Description (optional)"
        value={form.description}
        change={(description) => change({ description })}
        maxLength={200}
      />
      <Events form={form} change={change} />
      {needsPrice(form, webhook) && <Price form={form} change={change} />}
    </>
  );
}

function Events({ form: { events }, change }: Props) {
  const names = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
  const toggled = (name: keyof typeof EVENTS) =>
    names.filter((one) => (one === name) !== events.includes(one));
  return (
    <fieldset className="choices">
      <legend>Events</legend>
      {names.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={events.includes(name)}
            onChange={() => change({ events: toggled(name) })}
          />
          <code>{name}</code> <span className="muted">{EVENTS[name]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Price({ form: { asset, direction, threshold }, change }: Props) {
  const id = useId();
  return (
    <div className="filters">
      <TextField label="Asset, by slug" value={asset} change={(slug) => change({ asset: slug })} isRequired />
      <div className="field">
        <label htmlFor={id}>Its price</label>
        <select
          id={id}
          value={direction}
          onChange={({ target }) => change({ direction: target.value as 'up' | 'down' })}
        >
          <option value="up">rises to</option>
          <option value="down">falls to</option>
        </select>
      </div>
      <TextField
        label="USD"
        placeholder="100000"
        value={threshold}
        change={(price) => change({ threshold: price })}
        isRequired
      />
    </div>
  );
}
