/** Similarity of two field names, from 0 to 1, by their words and their letters. */
export function nameSimilarity(one: string, other: string): number {
  const [a, b] = [last(one), last(other)];
  return Math.max(tokens(a, b), jaroWinkler(a.toLowerCase(), b.toLowerCase()) * 0.9, one === other ? 1 : 0);
}

const last = (path: string) => path.split('.').at(-1)!;

const wordsOf = (name: string) =>
  new Set(
    name
      .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );

/** Similarity by words. It is higher if one name contains all words of the other, such as `price` and `current_price`. */
function tokens(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const shared = [...a].filter((word) => b.has(word)).length;
  if (!shared) return 0;
  return 0.5 * (shared / (a.size + b.size - shared)) + 0.5 * (shared / Math.min(a.size, b.size));
}

/** https://en.wikipedia.org/wiki/Jaro%E2%80%93Winkler_distance */
function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Array<boolean>(b.length).fill(false);
  const inA: string[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - reach); j < Math.min(b.length, i + reach + 1); j++)
      if (!taken[j] && a[i] === b[j]) {
        taken[j] = true;
        inA.push(a[i]!);
        break;
      }
  if (!inA.length) return 0;
  const inB = [...b].filter((_, index) => taken[index]);
  const swapped = inA.filter((char, index) => char !== inB[index]).length / 2;
  const m = inA.length;
  const jaro = (m / a.length + m / b.length + (m - swapped) / m) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}
