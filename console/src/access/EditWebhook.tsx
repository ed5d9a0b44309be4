import { useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { bodyOf, formOf, type Webhook } from './webhook-form.js';
import { WebhookFields } from './WebhookFields.js';

export function EditWebhook({ webhook, close }: { webhook: Webhook; close: () => void }) {
  const { id } = webhook;
  const [form, setForm] = useState(() => formOf(webhook));
  const save = useAction(
    () => {
      const { url, ...others } = bodyOf(form, webhook);
      const body = { ...others, ...(url && { url }) };
      return dataOf(client.PATCH('/webhooks/{id}', { params: { path: { id } }, body }));
    },
    () => {
      close();
      return `Webhook ${id} was changed.`;
    },
  );
  return (
    <ConfirmDialog
      title={`Webhook ${id}`}
      verb="Save"
      isBusy={save.isPending}
      isReady={form.events.length > 0}
      error={save.error}
      go={() => save.mutate()}
      close={close}
    >
      <WebhookFields form={form} change={(changed) => setForm({ ...form, ...changed })} webhook={webhook} />
    </ConfirmDialog>
  );
}
