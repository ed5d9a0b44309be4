import type { Change } from './change.js';

/** Drops pairs of a missing and a new header that differ only in case and punctuation, such as `Price USD` and `price_usd`. */
export function withoutRespelled(changes: Change[]): Change[] {
  const plain = (path: string) => path.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const names = (kind: string) =>
    new Set(changes.filter((one) => one.kind === kind).map(({ path }) => plain(path)));
  const [come, went] = [names('field_added'), names('field_gone')];
  return changes.filter(
    ({ kind, path }) =>
      !(kind === 'field_added' && went.has(plain(path))) && !(kind === 'field_gone' && come.has(plain(path))),
  );
}
