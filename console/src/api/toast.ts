import { useSyncExternalStore } from 'react';

export interface Toast {
  id: number;
  text: string;
  undo?: () => void;
}

const STAYS_MS = 12_000;
/** More would cover the page. */
const MAX_SHOWN = 3;
let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(changed: readonly Toast[]): void {
  toasts = changed;
  for (const notify of listeners) notify();
}

export function dismiss(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Reports what was done, with an undo button if it can be undone. */
export function toast(text: string, undo?: () => void): void {
  const id = nextId++;
  set([...toasts, { id, text, undo }].slice(-MAX_SHOWN));
  setTimeout(() => dismiss(id), STAYS_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts);
