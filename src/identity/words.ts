/**
 * Words that denote a different coin: wrapped, bridged or staked coins share name and price with the original. Values
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
  plus: 'plus',
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

/** Chains that mean, as part of a name, that the coin was bridged there. A chain that is the whole name does not. */
const CHAIN_WORDS = new Set(
  'arbitrum optimism polygon avalanche bsc binance ethereum solana base fantom gnosis linea scroll zksync tron near cronos celo harmony heco moonbeam okc huobi kcc'.split(
    ' ',
  ),
);
/** "(PoS)" is Polygon's chain, but "Bitcoin PoS" is a coin. */
const IN_BRACKETS = /\(PoS\)/i;
/** Words that occur only in the names of wrapped and bridged forms. */
const FORM_WORDS = new Set('oec okexchain bep2 bep8 bep20 trc10 trc20 hrc20 krc20 avx20 plg20'.split(' '));
/** "ERC-20" is one word. It means nothing: wallets add it to most tokens. */
const STANDARD = /\b(erc|bep|trc|hrc|krc|avx|plg)[-\s]?(2|8|10|20)\b/gi;
/** "USDC.e" is bridged. */
const BRIDGED_SUFFIX = /(?<=[a-z0-9]{2})\.(e|b|m|axl|wh|multi)\b/i;

/** Wrapped and staked coins are named by symbol as often as by name. */
const NAMES_OF_SYMBOLS: Readonly<Record<string, string>> = {
  btc: 'bitcoin',
  eth: 'ether',
  ethereum: 'ether',
  sol: 'solana',
  avax: 'avalanche',
  ftm: 'fantom',
  matic: 'polygon',
};

/** Words that some sources add and others omit. */
const FILLERS = new Set(
  'token tokens coin protocol network finance the project chain dao exchange ecosystem io com org app defi labs governance platform hub official currency stablecoin erc20 mainnet native'.split(
    ' ',
  ),
);
/** Words that distinguish a coin from its replacement; sources often omit them. */
const STAGES: Readonly<Record<string, string>> = { old: 'old', legacy: 'old', new: 'new', migrated: 'old' };

const lettersAndDigits = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** "Render (formerly RNDR)", "POL (ex-MATIC)". */
const FORMERLY = /\((?:ex|formerly|prev|old)[\s.:-]+([^)]*)\)/gi;
/** Names or symbols that a name says the coin had. */
export const formerlyIn = (name: string): string[] =>
  [...name.matchAll(FORMERLY)].map(([, former]) => former!.trim()).filter(Boolean);

interface Word {
  text: string;
  /** "Chain" in "ChainLink": no filler. */
  begins: boolean;
}

/** "CelerToken" is two words, "Newscrypto.io" as well, "2.0" is one. */
function words(name: string): Word[] {
  return name
    .replaceAll(/[™®©℠]/g, '')
    .normalize('NFKC')
    .replaceAll(FORMERLY, ' ')
    .replaceAll(STANDARD, '$1$2')
    .replaceAll(/\.(?=\p{L})/gu, ' ')
    .split(/[^\p{L}\p{M}\p{N}.]+/u)
    .flatMap((word) => {
      const parts = word.replaceAll(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, '$1 $2').split(' ');
      return parts.map((part, place) => ({
        text: lettersAndDigits(part).replaceAll(/^\.+|\.+$/g, ''),
        begins: place === 0 && parts.length > 1,
      }));
    })
    .filter(({ text }) => text);
}

/** Whether a name may contain a symbol in any case: an expression for each listing takes longer than all the rest. */
const mayContain = (name: string, symbol: string) =>
  /[^ -~]/.test(name + symbol) || name.toLowerCase().includes(symbol.toLowerCase());

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Without a symbol that is set apart: "Bitcoin (BTC)", "BTC - Bitcoin", "[BTC] Bitcoin", "MATIC / Polygon". */
export function withoutSymbol(name: string, symbol: string | null): string {
  const wanted = symbol?.trim().replace(/^\$/, '');
  if (!wanted || name.length <= wanted.length) return name;
  if (name === name.trim() && !mayContain(name, wanted)) return name;
  const one = `\\$?${escaped(wanted)}`;
  const apart = String.raw`(?:\s+-\s+|\s*[–—:/|]\s*)`;
  const found = new RegExp(String.raw`\s*[([{]\s*${one}\s*[)\]}]\s*|^${one}${apart}|${apart}${one}$`, 'iu');
  const rest = name.trim().replace(found, ' ').trim();
  return isTelling(rest) || isShort(wanted, rest) ? rest : name;
}

/** Without a symbol before or after the rest: "Cosmos Hub Atom". Null if there is none. */
export function besideSymbol(name: string, symbol: string | null): string | null {
  const wanted = symbol?.trim().replace(/^\$/, '');
  if (!wanted || !mayContain(name, wanted)) return null;
  const one = `\\$?${escaped(wanted)}`;
  const rest = name.trim().replace(new RegExp(String.raw`^${one}\s+|\s+${one}$`, 'iu'), '');
  return rest !== name.trim() && (isTelling(rest) || isShort(wanted, rest)) ? rest : null;
}

/** Whether there is a word that only this coin has. */
const isTelling = (name: string) => words(name).some(isTellingWord);
const isTellingWord = ({ text }: Word) => !FILLERS.has(text) && !(text in STAGES) && !(text in QUALIFIERS);

/** "CELR" is short for "Celer Network", though that names a bridge; "BTC" is not short for the rest of "Wrapped (BTC)". */
function isShort(symbol: string, name: string): boolean {
  let at = 0;
  const wanted = symbol.toLowerCase();
  for (const letter of name.toLowerCase()) if (letter === wanted[at]) at++;
  return at === wanted.length;
}

/** "WBTC" says that "Wrapped Bitcoin" is wrapped, as does "CBBTC"; SOL does not say it of "Wrapped SOL". */
function isSaidBySymbol(symbol: string, words: readonly string[]): boolean {
  const base = /^(?:W|CB)(.{2,})$/.exec(symbol)?.[1]?.toLowerCase();
  return base !== undefined && words.includes(NAMES_OF_SYMBOLS[base] ?? base);
}

export interface ParsedName {
  /** Letters and digits only. */
  flat: string;
  /** Without filler words; never empty unless the name is. */
  core: string;
  /** All words but fillers; never empty unless the name is. */
  words: readonly string[];
  /** Words that denote a different coin, sorted. */
  qualifiers: string;
  /** Whether it is wrapped or bridged: such a coin shares contracts and prices with another. */
  isForm: boolean;
  /** Whether the symbol says so too. */
  isSaidBySymbol: boolean;
  /** Whether it is wrapped, bridged, staked and so on: its price follows that of another coin. */
  isDerived: boolean;
  /** `old` or `new`, if the name says so. */
  stage: string;
  /** The core without versions, and the version, stage or chain: coins that share a base replaced one another. */
  base: string;
  version: string;
  /** Letter pairs, for similarity. */
  pairs: ReadonlySet<string>;
}

export function parseName(name: string, symbol = ''): ParsedName {
  const every = words(name);
  const all = every.map(({ text }) => text);
  const flat = all.join('').replaceAll('.', '') || lettersAndDigits(name).replaceAll(/\s+/g, '');
  const stage = all.map((word) => STAGES[word] ?? '').find(Boolean) ?? '';
  // "Wormhole", "Axelar" and "Lido DAO" are coins rather than forms of others.
  const isNamed = every.some(isTellingWord);
  const found = new Set(isNamed ? all.map((word) => QUALIFIERS[word] ?? '').filter(Boolean) : []);
  if (BRIDGED_SUFFIX.test(name) || BRIDGED_SUFFIX.test(symbol)) found.add('bridged');
  const telling = every
    .filter(({ text, begins }) => begins || (!FILLERS.has(text) && !(text in STAGES)))
    .map(({ text }) => (found.size ? (NAMES_OF_SYMBOLS[text] ?? text) : text));
  // "Avalanche Bridged USDC (Avalanche)" says one word twice.
  const core = [...new Set(telling)].join('').replaceAll('.', '') || flat;
  const versions = telling.map((word) => QUALIFIERS[word] ?? '').filter((one) => /^v\d$/.test(one));
  // "Arbitrum Bridged WETH", "USDC (Polygon)", but not "Polygon".
  if (all.length > 1 && (found.has('bridged') || /\(| on /.test(name)))
    for (const word of all) if (CHAIN_WORDS.has(word)) found.add(`on ${word}`);
  if (all.length > 1 && IN_BRACKETS.test(name)) found.add('on polygon');
  if (all.length > 1) for (const word of all) if (FORM_WORDS.has(word)) found.add(`on ${word}`);
  // "WETH" says that the coin is wrapped, but not on which chain.
  const isElsewhere = found.has('bridged') || [...found].some((one) => one.startsWith('on '));
  const isForm = found.has('wrapped') || isElsewhere;
  // "Space Token BSC" is the version of "Space Token" on that chain.
  const chain = !isForm && telling.length > 1 && CHAIN_WORDS.has(telling.at(-1)!) ? telling.at(-1)! : '';
  const base =
    telling.filter((word) => word !== chain && !/^v\d$/.test(QUALIFIERS[word] ?? '')).join('') || core;
  const pairs = new Set(
    Array.from({ length: Math.max(0, core.length - 1) }, (_, at) => core.slice(at, at + 2)),
  );
  return {
    flat,
    core,
    words: telling.length ? telling : all,
    qualifiers: [...found].sort().join(' '),
    isForm,
    isSaidBySymbol: isForm && !isElsewhere && isSaidBySymbol(symbol, telling),
    isDerived: isForm || found.has('staked') || found.has('vault') || found.has('synthetic'),
    stage,
    base,
    version: [stage, ...versions, chain].filter(Boolean).join(' '),
    pairs,
  };
}

/** Whether one is the other on some chain: "OEC Binance Coin". */
export function isOnChain(a: ParsedName, b: ParsedName): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const rest = long.words.filter((word) => !short.words.includes(word));
  return (
    rest.length > 0 &&
    rest.every((word) => CHAIN_WORDS.has(word)) &&
    short.words.every((word) => long.words.includes(word))
  );
}

/** Suffixes that may be attached to a name: "HackenAI". */
const SUFFIX = 3;

/** Whether one name contains the other: "Cosmos Hub" and "Cosmos", "MazaCoin" and "Maza". */
export function isPartOf(a: ParsedName, b: ParsedName): boolean {
  const [short, long] = a.core.length <= b.core.length ? [a, b] : [b, a];
  if (short.core.length < 3) return false;
  if (short.words.every((word) => long.words.includes(word))) return true;
  const rest = long.core.startsWith(short.core) ? long.core.slice(short.core.length) : null;
  return rest !== null && short.core.length > SUFFIX && (rest.length <= SUFFIX || FILLERS.has(rest));
}

/** From 0 to 1: Dice's coefficient of the letter pairs. */
export function similarity(a: ParsedName, b: ParsedName): number {
  let shared = 0;
  for (const pair of a.pairs) if (b.pairs.has(pair)) shared++;
  const all = a.pairs.size + b.pairs.size;
  return all ? (2 * shared) / all : 0;
}

/** A normalised symbol; empty for a coin without one. */
export function normalizeSymbol(symbol: string | null): string {
  return (symbol ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/^\$+|\s+|[-_]ERC-?20$/g, '');
}

/** What exchanges call some coins in their exports, where no other coin has that symbol. */
const TICKERS: Readonly<Record<string, string>> = {
  XBT: 'BTC',
  XXBT: 'BTC',
  XDG: 'DOGE',
  XXDG: 'DOGE',
  MIOTA: 'IOTA',
  BCHSV: 'BSV',
};

/** The symbol that a file means. */
export const symbolOfTicker = (symbol: string): string => TICKERS[symbol] ?? symbol;

/** Sources whose ids begin with the symbol at the time of listing: `btc-bitcoin`. */
const SYMBOL_FIRST = new Set(['coinpaprika']);

/** The coin's name as contained in a source's id: words of letters and digits. Ids usually survive renaming. */
function slugWords(source: string, externalId: string): string[] {
  const id = lettersAndDigits(externalId)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return (SYMBOL_FIRST.has(source) ? id.replace(/^[^-]*-(?=.)/, '') : id).split('-');
}

/** The symbol at the time of listing, if the id contains it. */
export const symbolInId = (source: string, externalId: string): string[] =>
  SYMBOL_FIRST.has(source) && externalId.includes('-') ? [externalId.slice(0, externalId.indexOf('-'))] : [];

/** The same words in any order: `based-brett` and `brett-based`. */
export const unorderedId = (source: string, externalId: string): string =>
  slugWords(source, externalId).sort().join('-');

/** In one piece. */
export function coinNameFromId(source: string, externalId: string): string {
  return slugWords(source, externalId).join('');
}

/** Without fillers and the numbers that make ids unique: `avalanche-2`. */
export function coreOfId(source: string, externalId: string): string {
  const all = slugWords(source, externalId);
  const telling = all.filter(
    (word, place) => !FILLERS.has(word) && !(word in STAGES) && !(place > 0 && /^\d$/.test(word)),
  );
  return telling.join('') || all.join('');
}
