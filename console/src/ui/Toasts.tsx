import { dismiss, useToasts } from '../api/toast.js';

export function Toasts() {
  const toasts = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, text, undo }) => (
        <div key={id} className="toast">
          <span>{text}</span>
          {undo && (
            <button
              type="button"
              onClick={() => {
                dismiss(id);
                undo();
              }}
            >
              Undo
            </button>
          )}
          <button type="button" className="plain" onClick={() => dismiss(id)} aria-label="Close">
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
