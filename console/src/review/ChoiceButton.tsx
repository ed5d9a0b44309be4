import type { ReactNode } from 'react';
import { useMay } from '../api/session.js';
import { useShortcut } from '../shell/shortcuts.js';

interface Props {
  letter: string;
  disabled: boolean;
  /** True for a choice that changes nothing, and therefore needs no scope. */
  isFree?: boolean;
  act: () => void;
  children: ReactNode;
}

/** A button for a decision, showing its keyboard shortcut. */
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
