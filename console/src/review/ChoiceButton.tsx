import type { ReactNode } from 'react';
import { useMay } from '../api/session.js';
import { useShortcut } from '../shell/shortcuts.js';

interface Props {
  letter: string;
  disabled: boolean;
  /** Needs no scope, because it changes nothing. */
  isFree?: boolean;
  act: () => void;
  children: ReactNode;
}

/** A decision with its key on the keyboard. */
export function ChoiceButton({ letter, disabled, isFree = false, act, children }: Props) {
  const may = useMay('admin') || isFree;
  useShortcut(letter, may && !disabled ? act : null);
  return (
    <button
      type="button"
      onClick={act}
      disabled={!may || disabled}
      title={may ? undefined : 'Log in with a key that has the scope admin'}
    >
      <kbd>{letter}</kbd> {children}
    </button>
  );
}
