import { useId, useState } from 'react';
import { useAction } from '../api/action.js';
import { client, dataOf } from '../api/client.js';
import type { components } from '../api/schema.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';

type Scope = components['schemas']['Scope'];

/** Creates a key and shows it once. */
export function NewKey({ close }: { close: () => void }) {
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>('read');
  const id = useId();
  const make = useAction(
    () => dataOf(client.POST('/api-keys', { body: { name: name.trim(), scopes: [scope] } })),
    (made) => `Key ${made.name} was created.`,
  );
  if (make.data)
    return (
      <ConfirmDialog
        title={`Key ${make.data.name}`}
        verb="Done"
        isBusy={false}
        error={null}
        go={close}
        close={close}
      >
        <p>Copy it now: it is not shown again.</p>
        <pre className="json" tabIndex={0}>
          {make.data.key}
        </pre>
      </ConfirmDialog>
    );
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
      <div className="field">
        <label htmlFor={`${id}-name`}>Who holds it, as the audit log names them</label>
        <input id={`${id}-name`} value={name} onChange={({ target }) => setName(target.value)} required />
      </div>
      <div className="field">
        <label htmlFor={`${id}-scope`}>What it may do</label>
        <select id={`${id}-scope`} value={scope} onChange={({ target }) => setScope(target.value as Scope)}>
          <option value="read">read</option>
          <option value="run">run: also start and cancel runs</option>
          <option value="admin">admin: everything</option>
        </select>
      </div>
    </ConfirmDialog>
  );
}
