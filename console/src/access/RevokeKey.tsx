import { useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';

export function RevokeKey({ apiKey: { id, name } }: { apiKey: components['schemas']['ApiKey'] }) {
  const [isAsking, setIsAsking] = useState(false);
  const revoke = useAction(
    () => dataOf(client.DELETE('/api-keys/{id}', { params: { path: { id } } })),
    () => {
      setIsAsking(false);
      return `Key ${name} was revoked.`;
    },
  );
  return (
    <>
      <ActionButton needs="admin" onClick={() => setIsAsking(true)}>
        Revoke…
      </ActionButton>
      {isAsking && (
        <ConfirmDialog
          title={`Revoke the key ${name}`}
          verb="Revoke"
          look="danger"
          isBusy={revoke.isPending}
          error={revoke.error}
          go={() => revoke.mutate()}
          close={() => setIsAsking(false)}
        >
          <p>It stops working within five seconds. This cannot be undone.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
