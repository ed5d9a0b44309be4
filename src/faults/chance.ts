/** A pseudo-random number in [0, 1), derived from the arguments by FNV-1a with additional bit mixing. */
export function chance(...of: readonly (string | number)[]): number {
  const text = of.join('|');
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index)!;
    hash = Math.imul(hash ^ code, 0x01000193);
    if (code > 0xffff) index++;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A pseudo-random sequence of numbers in [0, 1), determined by the seed. */
export function seededRandom(seed: string | number): () => number {
  let rolled = 0;
  return () => chance(seed, rolled++);
}
