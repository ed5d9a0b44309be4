import { useId, useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { SecretDialog } from '../ui/SecretDialog.js';
import { bodyOf, formOf, type Webhook } from './webhook-form.js';
import { WebhookFields } from './WebhookFields.js';

const FORMATS: Readonly<Record<Webhook['format'], string>> = {
  standard: 'signed JSON (Standard Webhooks)',
  slack: 'a message for Slack',
  discord: 'a message for Discord',
  email: 'an e-mail',
};

/** Creates a webhook and shows its secret once. */
export function NewWebhook({ close }: { close: () => void }) {
  const [form, setForm] = useState(() => formOf());
  const [format, setFormat] = useState<Webhook['format'] | ''>('');
  const id = useId();
  const create = useAction(
    () => dataOf(client.POST('/webhooks', { body: { ...bodyOf(form), format: format || undefined } })),
    (made) => `Webhook ${made.id} was created. Test it next.`,
  );
  if (create.data?.secret)
    return (
      <SecretDialog
        title={`The secret that signs deliveries of webhook ${create.data.id}`}
        secret={create.data.secret}
        close={close}
      />
    );
  return (
    <ConfirmDialog
      title="New webhook"
      verb="Create"
      isBusy={create.isPending}
      isReady={form.events.length > 0}
      error={create.error}
      go={() => create.mutate()}
      close={close}
    >
      <WebhookFields form={form} change={(changed) => setForm({ ...form, ...changed })} />
      <div className="field">
        <label htmlFor={id}>Format</label>
        <select
          id={id}
          value={format}
          onChange={({ target }) => setFormat(target.value as Webhook['format'])}
        >
          <option value="">as the address suggests</option>
          {Object.entries(FORMATS).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      </div>
    </ConfirmDialog>
  );
}
