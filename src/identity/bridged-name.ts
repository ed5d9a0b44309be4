import { FILLERS, NAMES_OF_SYMBOLS, QUALIFIERS } from './name-vocabulary.js';
import { wordsIn } from './name-words.js';

/** "Wrapped Ether (Polygon)" and "WETH (Polygon)" are one coin. */
export const isWrappedName = (name: string): boolean => /\b(?:wrapped|weth|wbtc)\b/i.test(name);

/** What some names write in other words: coins, chains and the suffixes of bridged coins. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\(PoS\)/gi, ' Polygon '],
  [/\bUSD Coin\b/gi, 'USDC'],
  [/\bTether(?: USD)?\b/gi, 'USDT'],
  [/\bWETH\b/gi, 'Wrapped Ether'],
  [/\bWBTC\b/gi, 'Wrapped Bitcoin'],
  [/\b(?:BNB Smart Chain|BSC)\b/gi, 'Binance'],
  [/\b(?:Arbitrum One|Arb1)\b/gi, 'Arbitrum'],
  [/\b(?:Polygon PoS)\b/gi, 'Polygon'],
  [/\bzkSync Era\b/gi, 'zksync'],
  [/\bL2 Standard\b/gi, ' '],
  [/(?<=\w\w)\.(?:e|b|m)\b/gi, ' '],
];
/** Say that the coin was bridged, but not by whom. */
const BRIDGING = new Set(['bridge', 'bridged', 'peg', 'pegged', 'from']);

/** The words of a bridged coin's name in alphabetical order: "Arbitrum Bridged USDT (Arbitrum)" is "Bridged Tether (Arbitrum One)". */
export function bridgedCoin(name: string): string {
  const spelt = SPELLINGS.reduce((text, [from, to]) => text.replaceAll(from, to), name);
  const words = wordsIn(spelt)
    .map(({ text }) => NAMES_OF_SYMBOLS.get(text) ?? text)
    .filter((word) => !BRIDGING.has(word) && (!FILLERS.has(word) || QUALIFIERS.has(word)));
  return [...new Set(words)].sort().join(' ');
}
