import { useId, useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { SecretDialog } from '../ui/SecretDialog.js';
import { TextField } from '../ui/TextField.js';

type Scope = components['schemas']['Scope'];

/** Creates a key and shows it once. */
export function NewKey({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [expires, setExpires] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const id = useId();
  const make = useAction(
    () =>
      dataOf(
        client.POST('/api-keys', {
          body: { name: name.trim(), scopes: [scope], ...(expires && { expires_at: expires }) },
        }),
      ),
    (made) => `Key ${made.name} was created.`,
  );
  if (make.data) return <SecretDialog title={`Key ${make.data.name}`} secret={make.data.key} close={close} />;
  return (
    <ConfirmDialog
      title="New key"
      verb="Create"
      isBusy={make.isPending}
      isReady={name.trim() !== ''}
      error={make.error}
      go={() => make.mutate()}
      close={close}
    >
      <TextField label="Holder, as shown in the audit log" value={name} change={setName} isRequired />
      <div className="field">
        <label htmlFor={id}>Scopes</label>
        <select id={id} value={scope} onChange={({ target }) => setScope(target.value as Scope)}>
          <option value="read">read</option>
          <option value="run">run: also start and cancel runs</option>
          <option value="admin">admin: everything</option>
        </select>
      </div>
      <TextField
        label="Valid until the start of this day in UTC (optional)"
        type="date"
        value={expires}
        change={setExpires}
      />
    </ConfirmDialog>
  );
}
