import { FILLERS, NAMES_OF_SYMBOLS, QUALIFIERS } from './name-vocabulary.js';
import { wordsIn } from './name-words.js';

/** "Wrapped Ether (Polygon)" and "WETH (Polygon)" are one coin. */
export const isWrappedName = (name: string): boolean => /\b(?:wrapped|weth|wbtc)\b/i.test(name);

const FORM_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['w', 'wrapped'],
  ['st', 'staked'],
  ['axl', 'bridged'],
]);

/** Which form of a coin the name denotes, if it is the coin's symbol with a prefix: "wNEAR" for NEAR. */
export function formOfSymbol(name: string, symbol: string): string | undefined {
  const isForm = symbol.length >= 3 && name.endsWith(symbol);
  return isForm ? FORM_PREFIXES.get(name.slice(0, -symbol.length)) : undefined;
}

/** Alternative wordings in names: coins, chains and the suffixes of bridged coins. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\(PoS\)/gi, ' Polygon '],
  [/\bUSD Coin\b/gi, 'USDC'],
  [/\bTether(?: USD)?\b/gi, 'USDT'],
  [/\bWETH\b/gi, 'Wrapped Ether'],
  [/\bWBTC\b/gi, 'Wrapped Bitcoin'],
  [/\b(?:BNB Smart Chain|BSC)\b/gi, 'Binance'],
  [/\b(?:Arbitrum One|Arb1)\b/gi, 'Arbitrum'],
  [/\b(?:Polygon PoS)\b/gi, 'Polygon'],
  [/\bzkSync(?: Era)?\b/gi, 'zksync'],
  [/\bPortal\b/gi, 'Wormhole'],
  [/\bL2 Standard\b/gi, ' '],
  [/(?<=\w\w)\.(?:e|b|m)\b/gi, ' '],
];
/** "Axelar Wrapped USDC" is "Axelar Bridged USDC": everything that such a bridge brings is wrapped. */
const WRAPPING_BRIDGE = /\b(?:Axelar|Wormhole|Portal)\b/i;
export const isWrappedByBridge = (name: string): boolean => WRAPPING_BRIDGE.test(name);

/** "Binance-Peg Avalanche" is on Binance's chain, not on Avalanche. */
export const isPegged = (name: string): boolean => /\bBinance[\s-]Peg/i.test(name);

/** These say that the coin was bridged, but not by whom. */
const BRIDGING = new Set(['bridge', 'bridged', 'peg', 'pegged', 'from']);

/** The words of a bridged coin's name in alphabetical order: "Arbitrum Bridged USDT (Arbitrum)" is "Bridged Tether (Arbitrum One)". */
export function bridgedCoin(name: string): string {
  const coin = isWrappedByBridge(name)
    ? name.replaceAll(/\bWrapped\b/gi, ' ').replaceAll(/\bW(?=ETH\b|BTC\b)/g, '')
    : name;
  const spelt = SPELLINGS.reduce((text, [from, to]) => text.replaceAll(from, to), coin);
  const words = wordsIn(spelt)
    .map(({ text }) => NAMES_OF_SYMBOLS.get(text) ?? text)
    .filter((word) => !BRIDGING.has(word) && (!FILLERS.has(word) || QUALIFIERS.has(word)));
  return [...new Set(words)].sort().join(' ');
}
