import type { RefObject } from 'react';
import { useShortcut } from '../shell/shortcuts.js';

/** `j` and `k` focus the first link or button of the next and previous row, so that Enter opens it. */
export function useRowKeys(body: RefObject<HTMLElement | null>): void {
  const move = (step: number) => {
    const targets = [...(body.current?.querySelectorAll('tr') ?? [])]
      .map((row) => row.querySelector<HTMLElement>('a, button'))
      .filter((target) => target !== null);
    const at = targets.findIndex((target) => target.closest('tr')!.contains(document.activeElement));
    const next = targets[at < 0 ? 0 : Math.min(Math.max(at + step, 0), targets.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  useShortcut('j', () => move(1));
  useShortcut('k', () => move(-1));
}
