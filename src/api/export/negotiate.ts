interface Range {
  type: string;
  q: number;
}

/**
 * What of the types on offer a client likes best; the first of several it likes as much; null where it takes none.
 * https://www.rfc-editor.org/rfc/rfc9110#name-accept: the most specific range that names a type says how much it is liked.
 */
export function negotiate<T extends string>(accept: string | undefined, offers: readonly T[]): T | null {
  if (accept === undefined || accept.trim() === '') return offers[0] ?? null;
  const ranges = accept.split(',').flatMap(parseRange);
  let best: T | null = null;
  let most = 0;
  for (const offer of offers) {
    const q = liking(offer, ranges);
    if (q > most) [best, most] = [offer, q];
  }
  return best;
}

function liking(offer: string, ranges: readonly Range[]): number {
  for (const wanted of [offer, `${offer.split('/')[0]}/*`, '*/*']) {
    const named = ranges.filter(({ type }) => type === wanted);
    if (named.length) return Math.max(...named.map(({ q }) => q));
  }
  return 0;
}

/** A range that cannot be read is as if it was not there. Parameters other than `q` make no difference to what we offer. */
function parseRange(text: string): Range[] {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  if (!/^[^\s/]+\/[^\s/]+$/.test(type)) return [];
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  if (weight === undefined) return [{ type, q: 1 }];
  const q = /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/.exec(weight)?.[1];
  return q === undefined ? [] : [{ type, q: Number(q) }];
}
