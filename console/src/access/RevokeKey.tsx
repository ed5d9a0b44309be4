import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';

interface Props {
  apiKey: components['schemas']['ApiKey'];
  close: () => void;
}

export function RevokeKey({ apiKey: { id, name }, close }: Props) {
  const revoke = useAction(
    () => dataOf(client.DELETE('/api-keys/{id}', { params: { path: { id } } })),
    () => {
      close();
      return `Key ${name} was revoked.`;
    },
  );
  return (
    <ConfirmDialog
      title={`Revoke the key ${name}`}
      verb="Revoke"
      look="danger"
      isBusy={revoke.isPending}
      error={revoke.error}
      go={() => revoke.mutate()}
      close={close}
    >
      <p>It stops working within five seconds. This cannot be undone.</p>
    </ConfirmDialog>
  );
}
