import { textOf } from './cells.js';

/** How to go on where a list has more. */
export function nextPage(cursor: string | number | null | undefined): string {
  return cursor === null || cursor === undefined ? '' : `More: --cursor ${textOf(cursor)}\n`;
}
