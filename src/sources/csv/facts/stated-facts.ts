import { isCurrencyMark } from '../coins/currency.js';
import { intervalWritten } from '../values/interval.js';
import { meaningOf } from './meanings.js';
import { isKnownCoin, symbolOfCoin, symbolOfName, usualSymbol } from '../coins/coins.js';
import { derivativeOf } from '../coins/derivative.js';
import { isQuoted, splitPair } from '../coins/pair.js';
import { type Group, matchGroups } from './pattern.js';

/** Facts about rows stated by a text, such as a file name. */
export interface StatedFacts {
  symbol?: string;
  id?: string;
  name?: string;
  currency?: string;
  interval?: string;
}

/** What is known about a publisher's files. */
interface Rules {
  /** Meanings of values, such as `2781` for USD. */
  values?: Partial<Record<'symbol' | 'currency' | 'interval', Record<string, string>>>;
  /** Currencies that the publisher's pairs end in. */
  currencies?: readonly string[];
}

/** Facts from the first matching pattern; undefined if none matches. */
export function factsMatchedBy(
  patterns: readonly string[] = [],
  text: string,
  rules: Rules = {},
): StatedFacts | undefined {
  for (const pattern of patterns) {
    const groups = matchGroups(pattern, text);
    const facts = groups && factsInGroups(groups, rules);
    if (facts) return facts;
  }
  return undefined;
}

/** Undefined if a group has an impossible value. */
function factsInGroups(
  groups: Partial<Record<Group, string>>,
  { values, currencies }: Rules,
): StatedFacts | undefined {
  const { pair, symbol, coin, share, id, name, currency, interval } = groups;
  const facts: StatedFacts = { ...(id && { id }), ...(name && { name }) };
  if (symbol) facts.symbol = usualSymbol(meaningOf(symbol, values?.symbol) ?? symbol);
  if (currency) {
    facts.currency = usualSymbol(meaningOf(currency, values?.currency) ?? currency);
    if (!isCurrencyMark(facts.currency)) return undefined;
  }
  if (pair) {
    const parts = derivativeOf(pair, currencies) ?? splitPair(pair, currencies);
    if (!parts) return undefined;
    Object.assign(facts, parts);
  }
  if (coin) {
    facts.symbol = symbolOfCoin(coin);
    if (facts.symbol === undefined) return undefined;
    if (symbolOfName(coin)) facts.name = coin.trim();
  }
  if (share) {
    if (isKnownCoin(share) || isQuoted(share)) return undefined;
    facts.symbol = share;
  }
  if (interval) {
    facts.interval = meaningOf(interval, values?.interval) ?? intervalWritten(interval);
    if (facts.interval === undefined) return undefined;
  }
  return facts;
}
