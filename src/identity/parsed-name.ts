import {
  CHAIN_WORDS,
  FILLERS,
  WRAPPED_FORM_WORDS,
  NAMES_OF_SYMBOLS,
  QUALIFIERS,
  REPLACEMENT_WORDS,
} from './name-vocabulary.js';
import { bridgedCoin, formOfSymbol, isPegged, isWrappedByBridge, isWrappedName } from './bridged-name.js';
import { isDistinctiveWord, lettersAndDigits, type Word, wordsIn } from './name-words.js';

/** "(PoS)" is Polygon's chain, but "Bitcoin PoS" is a coin. */
const IN_BRACKETS = /\(PoS\)/i;
/** "USDC.e" is bridged. */
const BRIDGED_SUFFIX = /(?<=[a-z0-9]{2})\.(e|b|m|axl|wh|multi)\b/i;

export interface ParsedName {
  /** Letters and digits only. */
  flat: string;
  /** Without filler words; never empty unless the name is. */
  core: string;
  /** Which coin was bridged where, in any spelling; null for all other coins. */
  bridged: string | null;
  /** All words but fillers; never empty unless the name is. */
  words: readonly string[];
  /** Words that denote a different coin, sorted. */
  qualifiers: string;
  /** Whether it is wrapped or bridged: such a coin shares contracts and prices with another. */
  isForm: boolean;
  /** Whether the symbol shows this, too. */
  isStatedBySymbol: boolean;
  /** Whether it is wrapped, bridged, staked and so on: its price follows that of another coin. */
  isDerived: boolean;
  /** `old` or `new`, if the name contains it. */
  stage: string;
  /** The core without versions, and the version, stage or chain: coins that share a base replaced one another. */
  base: string;
  version: string;
}

export function parseName(name: string, symbol = ''): ParsedName {
  const every = wordsIn(name);
  const all = every.map(({ text }) => text);
  const flat = all.join('').replaceAll('.', '') || lettersAndDigits(name).replaceAll(/\s+/g, '');
  const stage = all.map((word) => REPLACEMENT_WORDS.get(word) ?? '').find(Boolean) ?? '';
  const qualifiers = qualifiersIn(name, symbol, every);
  const distinctive = every
    .filter(({ text, begins }) => begins || (!FILLERS.has(text) && !REPLACEMENT_WORDS.has(text)))
    .map(({ text }) => (qualifiers.size ? (NAMES_OF_SYMBOLS.get(text) ?? text) : text));
  // "Avalanche Bridged USDC (Avalanche)" contains one word twice.
  const core = [...new Set(distinctive)].join('').replaceAll('.', '') || flat;
  const versions = distinctive.map((word) => QUALIFIERS.get(word) ?? '').filter((one) => /^v\d$/.test(one));
  // "WETH" says that the coin is wrapped, but not on which chain.
  const chains = all.length > 1 ? chainsIn(name, all, qualifiers.has('bridged')) : [];
  if (chains.length && (IN_BRACKETS.test(name) || isWrappedName(name))) qualifiers.add('bridged');
  if (qualifiers.has('bridged') && isWrappedByBridge(name)) qualifiers.delete('wrapped');
  else if (qualifiers.has('bridged') && isWrappedName(name)) qualifiers.add('wrapped');
  const bridged = qualifiers.has('bridged') ? bridgedCoin(name) : null;
  const isElsewhere = qualifiers.has('bridged') || chains.length > 0;
  const isForm = qualifiers.has('wrapped') || isElsewhere;
  // "Space Token BSC" is the version of "Space Token" on that chain.
  const chain =
    !isForm && distinctive.length > 1 && CHAIN_WORDS.has(distinctive.at(-1)!) ? distinctive.at(-1)! : '';
  const base =
    distinctive.filter((word) => word !== chain && !/^v\d$/.test(QUALIFIERS.get(word) ?? '')).join('') ||
    core;
  return {
    flat,
    core,
    bridged,
    words: distinctive.length ? distinctive : all,
    qualifiers: [...qualifiers, ...chains].sort().join(' '),
    isForm,
    isStatedBySymbol: isForm && !isElsewhere && isStatedBySymbol(symbol, distinctive),
    isDerived: isForm || qualifiers.has('staked') || qualifiers.has('vault') || qualifiers.has('synthetic'),
    stage,
    base,
    version: [stage, ...versions, chain].filter(Boolean).join(' '),
  };
}

/** "Wormhole", "Axelar" and "Lido DAO" are coins rather than forms of others. */
function qualifiersIn(name: string, symbol: string, words: readonly Word[]): Set<string> {
  const found = new Set<string>();
  if (words.some(isDistinctiveWord))
    for (const { text } of words) if (QUALIFIERS.has(text)) found.add(QUALIFIERS.get(text)!);
  if (BRIDGED_SUFFIX.test(name) || BRIDGED_SUFFIX.test(symbol)) found.add('bridged');
  const form = formOfSymbol(name, symbol);
  if (form) found.add(form);
  return found;
}

/** "Arbitrum Bridged WETH", "USDC (Polygon)", but not "Polygon". */
function chainsIn(name: string, words: readonly string[], isBridged: boolean): string[] {
  if (isPegged(name)) return ['on binance'];
  const mayBeElsewhere = isBridged || /\(| on /.test(name);
  const chains = words.filter(
    (word) => (mayBeElsewhere && CHAIN_WORDS.has(word)) || WRAPPED_FORM_WORDS.has(word),
  );
  if (IN_BRACKETS.test(name)) chains.push('polygon');
  return Array.from(new Set(chains), (chain) => `on ${chain}`);
}

/** "WBTC" says that "Wrapped Bitcoin" is wrapped, as does "CBBTC"; SOL does not say it of "Wrapped SOL". */
function isStatedBySymbol(symbol: string, words: readonly string[]): boolean {
  const base = /^(?:W|CB)(.{2,})$/.exec(symbol)?.[1]?.toLowerCase();
  return base !== undefined && words.includes(NAMES_OF_SYMBOLS.get(base) ?? base);
}
