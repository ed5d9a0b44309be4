import { useEffect, useRef } from 'react';

/** Shortcuts of one key, or of two in sequence such as `g m`. They are ignored in form fields. */
const listeners = new Map<string, () => void>();
let before = '';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const both = listeners.get(`${before} ${event.key}`);
  const found = both ?? listeners.get(event.key);
  before = both ? '' : event.key;
  if (!found) return;
  event.preventDefault();
  found();
}

window.addEventListener('keydown', onKey);

/** Runs the action on this key while the component is mounted; null disables it. */
export function useShortcut(key: string, action: (() => void) | null): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const isOn = action !== null;
  useEffect(() => {
    if (!isOn) return;
    const listener = () => latest.current?.();
    listeners.set(key, listener);
    return () => {
      if (listeners.get(key) === listener) listeners.delete(key);
    };
  }, [key, isOn]);
}
