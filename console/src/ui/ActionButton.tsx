import type { ReactNode } from 'react';
import { useMay } from '../api/session.js';

interface Props {
  needs: 'run' | 'admin';
  onClick: () => void;
  isBusy?: boolean;
  disabled?: boolean;
  look?: 'primary' | 'danger';
  children: ReactNode;
}

/** A button that changes something. Without the required scope, it is disabled and names that scope. */
export function ActionButton({ needs, onClick, isBusy = false, disabled = false, look, children }: Props) {
  const may = useMay(needs);
  return (
    <button
      type="button"
      className={look}
      onClick={onClick}
      disabled={!may || isBusy || disabled}
      title={may ? undefined : `Log in with a key that has the scope ${needs}`}
    >
      {children}
    </button>
  );
}
