import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { FailureBox } from './FailureBox.js';
import { TextField } from './TextField.js';

interface Props {
  title: string;
  /** Label of the button that confirms. */
  verb: string;
  look?: 'primary' | 'danger';
  /** Whether it asks for a reason, for the audit log. */
  reason?: 'required' | 'optional';
  isBusy: boolean;
  isReady?: boolean;
  error: unknown;
  children?: ReactNode;
  go: (reason: string) => void;
  close: () => void;
}

/** Shows what would happen, and asks for confirmation. */
export function ConfirmDialog(props: Props) {
  const { title, verb, look = 'primary', reason, isBusy, isReady = true, error, children, go, close } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [why, setWhy] = useState('');
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(why.trim());
        }}
      >
        {children}
        {reason && (
          <TextField
            label={`Reason, for the audit log${reason === 'optional' ? ' (optional)' : ''}`}
            value={why}
            change={setWhy}
            isRequired={reason === 'required'}
            maxLength={500}
          />
        )}
        {error != null && <FailureBox error={error} />}
        <div className="actions">
          <button type="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" className={look} disabled={isBusy || !isReady}>
            {verb}
          </button>
        </div>
      </form>
    </dialog>
  );
}
