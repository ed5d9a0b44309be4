import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import type { Webhook } from './webhook-form.js';

export function DeleteWebhook({ webhook: { id, url }, close }: { webhook: Webhook; close: () => void }) {
  const remove = useAction(
    () => dataOf(client.DELETE('/webhooks/{id}', { params: { path: { id } } })),
    () => {
      close();
      return `Webhook ${id} was deleted.`;
    },
  );
  return (
    <ConfirmDialog
      title={`Delete webhook ${id}`}
      verb="Delete"
      look="danger"
      isBusy={remove.isPending}
      error={remove.error}
      go={() => remove.mutate()}
      close={close}
    >
      <p className="long">
        {url} gets no further events. Its secrets and its log of deliveries are deleted, too. This cannot be
        undone.
      </p>
    </ConfirmDialog>
  );
}
