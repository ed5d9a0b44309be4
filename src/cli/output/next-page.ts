import { cellText } from './cells.js';

/** Explains how to request the next page of a list. */
export function nextPage(cursor: string | number | null | undefined): string {
  return cursor === null || cursor === undefined ? '' : `More: --cursor ${cellText(cursor)}\n`;
}
