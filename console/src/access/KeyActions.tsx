import { useState } from 'react';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { RevokeKey } from './RevokeKey.js';
import { RotateDialog } from './RotateDialog.js';

export function KeyActions({ apiKey }: { apiKey: components['schemas']['ApiKey'] }) {
  const { id, name, rotated_at } = apiKey;
  const [dialog, setDialog] = useState<'rotate' | 'revoke' | null>(null);
  const close = () => setDialog(null);
  const rotate = async (grace_seconds: number) =>
    (
      await dataOf(
        client.POST('/api-keys/{id}/rotate', { params: { path: { id } }, body: { grace_seconds } }),
      )
    ).key;
  return (
    <div className="actions">
      {!rotated_at && (
        <ActionButton needs="admin" onClick={() => setDialog('rotate')}>
          Rotate…
        </ActionButton>
      )}
      <ActionButton needs="admin" onClick={() => setDialog('revoke')}>
        Revoke…
      </ActionButton>
      {dialog === 'rotate' && (
        <RotateDialog
          title={`A new key for ${name}`}
          label="The old key still works"
          rotate={rotate}
          done={`Key ${name} was rotated.`}
          close={close}
        />
      )}
      {dialog === 'revoke' && <RevokeKey apiKey={apiKey} close={close} />}
    </div>
  );
}
