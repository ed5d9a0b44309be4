import { useId, useState } from 'react';
import { useAction } from '../api/action.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { SecretDialog } from '../ui/SecretDialog.js';

const GRACES = [
  [86_400, 'for a day'],
  [3600, 'for an hour'],
  [0, 'no longer'],
] as const;

interface Props {
  title: string;
  /** What the old secret can still be used for during the grace period. */
  label: string;
  /** Resolves to the new secret. */
  rotate: (graceSeconds: number) => Promise<string | null | undefined>;
  done: string;
  close: () => void;
}

/** Replaces a secret with a new one, which is shown once. */
export function RotateDialog({ title, label, rotate, done, close }: Props) {
  const [grace, setGrace] = useState<number>(GRACES[0][0]);
  const id = useId();
  const action = useAction(rotate, () => done);
  if (action.data) return <SecretDialog title={title} secret={action.data} close={close} />;
  return (
    <ConfirmDialog
      title={title}
      verb="Rotate"
      isBusy={action.isPending}
      error={action.error}
      go={() => action.mutate(grace)}
      close={close}
    >
      <div className="field">
        <label htmlFor={id}>{label}</label>
        <select id={id} value={grace} onChange={({ target }) => setGrace(Number(target.value))}>
          {GRACES.map(([seconds, words]) => (
            <option key={seconds} value={seconds}>
              {words}
            </option>
          ))}
        </select>
      </div>
    </ConfirmDialog>
  );
}
