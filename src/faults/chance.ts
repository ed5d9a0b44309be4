/** A number from 0 to below 1 that depends on its arguments alone: FNV-1a, with its bits mixed once more. */
export function chance(...of: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of of.join('|')) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Numbers from 0 to below 1, one after another: the same seed gives the same ones. */
export function dice(seed: string | number): () => number {
  let rolled = 0;
  return () => chance(seed, rolled++);
}
