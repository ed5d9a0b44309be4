/**
 * Words that make a different coin: wrapped, bridged or staked coins share name and price with the original. Values
 * normalise spellings.
 */
const QUALIFIERS: Readonly<Record<string, string>> = {
  wrapped: 'wrapped',
  bridged: 'bridged',
  bridge: 'bridged',
  wormhole: 'bridged',
  portal: 'bridged',
  multichain: 'bridged',
  anyswap: 'bridged',
  axelar: 'bridged',
  layerzero: 'bridged',
  allbridge: 'bridged',
  celer: 'bridged',
  pegged: 'bridged',
  peg: 'bridged',
  staked: 'staked',
  staking: 'staked',
  restaked: 'staked',
  liquid: 'staked',
  lido: 'staked',
  vault: 'vault',
  synthetic: 'synthetic',
  synth: 'synthetic',
  leveraged: 'leveraged',
  bull: 'leveraged',
  bear: 'leveraged',
  classic: 'classic',
  cash: 'cash',
  gold: 'gold',
  diamond: 'diamond',
  sv: 'sv',
  old: 'old',
  v1: 'v1',
  v2: 'v2',
  v3: 'v3',
  ii: 'v2',
  '2': 'v2',
  '3': 'v3',
  '4': 'v4',
  '5': 'v5',
  '2.0': 'v2',
  inu: 'inu',
  baby: 'baby',
  mini: 'mini',
};

/** A chain in a name means that the coin was bridged there, unless it is the whole name. */
const CHAIN_WORDS = new Set(
  'arbitrum optimism polygon avalanche bsc binance ethereum solana base fantom gnosis linea scroll zksync tron near cronos celo harmony heco moonbeam'.split(
    ' ',
  ),
);

/** Words that some sources add and others omit. */
const FILLERS = new Set(
  'token coin protocol network finance the project chain dao exchange ecosystem io'.split(' '),
);

const lettersAndDigits = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function words(name: string): string[] {
  return lettersAndDigits(name)
    .replaceAll(/\((ex|formerly|prev|old)[\s.:-]+[^)]*\)/g, ' ')
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replaceAll(/^\.+|\.+$/g, ''))
    .filter(Boolean);
}

export interface ParsedName {
  /** Letters and digits only. */
  flat: string;
  /** Without filler words; never empty unless the name is. */
  core: string;
  /** Words that make it a different coin, sorted. */
  qualifiers: string;
  /** Letter pairs, for similarity. */
  pairs: ReadonlySet<string>;
}

export function parseName(name: string): ParsedName {
  const all = words(name);
  const flat = all.join('').replaceAll('.', '') || lettersAndDigits(name).replaceAll(/\s+/g, '');
  const core =
    all
      .filter((word) => !FILLERS.has(word))
      .join('')
      .replaceAll('.', '') || flat;
  const found = new Set(all.map((word) => QUALIFIERS[word] ?? '').filter(Boolean));
  // "Arbitrum Bridged WETH", "USDC (Polygon)", but not "Polygon".
  if (all.length > 1 && (found.has('bridged') || name.includes('(')))
    for (const word of all) if (CHAIN_WORDS.has(word)) found.add(`on ${word}`);
  const pairs = new Set(
    Array.from({ length: Math.max(0, core.length - 1) }, (_, at) => core.slice(at, at + 2)),
  );
  return { flat, core, qualifiers: [...found].sort().join(' '), pairs };
}

/** From 0 to 1: Dice's coefficient of the letter pairs. */
export function similarity(a: ParsedName, b: ParsedName): number {
  let shared = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared++;
  const all = a.pairs.size + b.pairs.size;
  return all ? (2 * shared) / all : 0;
}

/** A normalised symbol. */
export function normalizeSymbol(symbol: string): string {
  return symbol
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/^\$+|\s+/g, '');
}

/** Sources whose ids begin with the symbol at the time of listing: `btc-bitcoin`. */
const SYMBOL_FIRST = new Set(['coinpaprika']);

/** The coin's name as contained in a source's id, in letters and digits. Ids usually survive renaming. */
export function coinNameFromId(source: string, externalId: string): string {
  const id = lettersAndDigits(externalId)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  const called = SYMBOL_FIRST.has(source) ? id.replace(/^[^-]*-(?=.)/, '') : id;
  return called.replaceAll('-', '');
}
