import { useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import { ActionButton } from '../ui/ActionButton.js';
import { DeleteWebhook } from './DeleteWebhook.js';
import { EditWebhook } from './EditWebhook.js';
import { RotateDialog } from './RotateDialog.js';
import type { Webhook } from './webhook-form.js';

/** Actions on a webhook. Webhooks from the environment can only be tested, paused and given a new secret. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const { id, enabled, format, managed_by } = webhook;
  const params = { path: { id } };
  const [dialog, setDialog] = useState<'edit' | 'rotate' | 'delete' | null>(null);
  const close = () => setDialog(null);
  const test = useAction(
    () => dataOf(client.POST('/webhooks/{id}/test', { params, body: {} })),
    ({ status, error }) =>
      status === 'succeeded' ? 'The sample was delivered.' : `The sample was not delivered: ${error}`,
  );
  const turn = useAction(
    () => dataOf(client.PATCH('/webhooks/{id}', { params, body: { enabled: !enabled } })),
    () => `Webhook ${id} is ${enabled ? 'paused' : 'on'}.`,
  );
  const rotate = async (grace_seconds: number) =>
    (await dataOf(client.POST('/webhooks/{id}/rotate', { params, body: { grace_seconds } }))).secret;
  return (
    <div className="actions">
      <ActionButton needs="admin" isBusy={test.isPending} onClick={() => test.mutate()}>
        Test
      </ActionButton>
      <ActionButton needs="admin" isBusy={turn.isPending} onClick={() => turn.mutate()}>
        {enabled ? 'Pause' : 'Resume'}
      </ActionButton>
      {format === 'standard' && (
        <ActionButton needs="admin" onClick={() => setDialog('rotate')}>
          New secret…
        </ActionButton>
      )}
      {!managed_by && (
        <>
          <ActionButton needs="admin" onClick={() => setDialog('edit')}>
            Edit…
          </ActionButton>
          <ActionButton needs="admin" look="danger" onClick={() => setDialog('delete')}>
            Delete…
          </ActionButton>
        </>
      )}
      {dialog === 'edit' && <EditWebhook webhook={webhook} close={close} />}
      {dialog === 'rotate' && (
        <RotateDialog
          title={`A new secret for webhook ${id}`}
          label="Deliveries are also signed with earlier secrets"
          rotate={rotate}
          done={`Webhook ${id} has a new secret.`}
          close={close}
        />
      )}
      {dialog === 'delete' && <DeleteWebhook webhook={webhook} close={close} />}
    </div>
  );
}
