import { useEffect, useId, useRef } from 'react';

/** Shows a secret once; it cannot be shown again. */
export function SecretDialog({ title, secret, close }: { title: string; secret: string; close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      <p>Copy it now: it is not shown again.</p>
      <pre className="json" tabIndex={0}>
        {secret}
      </pre>
      <div className="actions">
        <button type="button" className="primary" onClick={() => dialog.current?.close()}>
          Done
        </button>
      </div>
    </dialog>
  );
}
