import type { Interval } from '../../../domain/candle.js';
import { CURRENCY_NAME, currencyInWords } from '../coins/currency-words.js';
import { gluedPairOf, isKnownPair } from '../coins/glued-pairs.js';
import { intervalWritten } from '../values/interval.js';
import { factsInStem } from './file-name.js';
import type { StatedFacts } from './stated-facts.js';
import { stemOf } from './stem.js';

/** Currencies that a file name may state without a coin next to them, in any case. */
const CURRENCIES = new Set(
  (
    'USD EUR GBP JPY CHF AUD NZD CAD INR KRW CNY BRL RUB SEK NOK DKK PLN CZK HUF ZAR SGD HKD MXN IDR THB UAH ILS ' +
    'TWD MYR VND KZT AED SAR PKR BDT CLP NGN ISK BGN'
  ).split(' '),
);
/** Words or names in lower case: only capitals count. */
const IN_CAPITALS = new Set('TRY ARS COP PEN PHP RON KES EGP LKR GEL'.split(' '));
/** Intervals as written in file names. `7d` and `30d` are time spans there. */
const INTERVAL = new RegExp(
  [
    '^(?:1|2|3|5|10|15|30|45) ?(?:m|min|mins|minutes?)$',
    '^(?:60|90|120|240) ?(?:min|mins|minutes)$',
    '^(?:1|2|3|4|6|8|12) ?(?:h|H|hr|hours?)$',
    '^(?:1|3) ?(?:d|D|days?)$',
    '^1 ?(?:w|W|weeks?|M|mo|months?)$',
    '^(?:daily|hourly|weekly|monthly|minutely)$',
  ].join('|'),
);
/** MetaTrader's names. The short ones may be parts of a date, unless next to a pair. */
const METATRADER_INTERVAL = /^(?:M(?:1|5|15|30)|H[14]|D1|W1|MN1)$/;
/** Accepted as the last of several words in a name. */
const LAST = /^(?:d|h|m|w|day|hour|minute|60|240|720|1440)$/;

/** What a file name states about all rows: coin, currency and interval, as in `btc-usd-max.csv` or `prices_EUR.csv`. */
export function factsInFileName(name: string): StatedFacts {
  const stem = stemOf(name);
  const currencies = currenciesNamed(name);
  const [currency] = currencies.length === 1 ? currencies : [];
  const interval = intervalIn(wordsOf(stem));
  return { ...(currency && { currency }), ...factsInStem(stem), ...(interval && { interval }) };
}

/** The currencies in a file name, including consecutive ones: `btc_usd_eur.csv`. */
export function currenciesNamed(name: string): string[] {
  const stem = stemOf(name);
  const written = wordsOf(stem);
  const words = written.map((word) => word.toUpperCase());
  const stated = [
    ...words.filter((word) => CURRENCIES.has(word)),
    ...written.filter((word) => IN_CAPITALS.has(word)),
  ];
  const inWords = written.flatMap((_, at) => currencyEndingAt(written, at) ?? []);
  const { currency } = factsInStem(stem) ?? {};
  const ofPairs = words.flatMap((word) => (isKnownPair(word) ? (gluedPairOf(word)?.currency ?? []) : []));
  return [...new Set([...stated, ...(currency ? [currency] : [...inWords, ...ofPairs])])];
}

/** `Euro`, `US Dollar`, `Hong Kong dollar` */
function currencyEndingAt(words: readonly string[], at: number): string | undefined {
  if (!CURRENCY_NAME.test(words[at]!)) return undefined;
  const texts = [3, 2, 1].map((count) => words.slice(Math.max(0, at + 1 - count), at + 1).join(' '));
  return texts.map(currencyInWords).find((found) => typeof found === 'string');
}

function wordsOf(stem: string): string[] {
  return stem.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function intervalIn(words: readonly string[]): Interval | undefined {
  for (const [at, word] of words.entries()) {
    if (isMetaTraderInterval(word, [words[at - 1] ?? '', words[at + 1] ?? ''])) return intervalWritten(word);
    const two = `${word} ${words[at + 1] ?? ''}`;
    const text = [word, two].find((one) => INTERVAL.test(one));
    if (text !== undefined) return intervalWritten(text);
  }
  const last = words.at(-1) ?? '';
  return words.length > 1 && LAST.test(last) ? intervalWritten(last) : undefined;
}

function isMetaTraderInterval(word: string, beside: readonly string[]): boolean {
  if (!METATRADER_INTERVAL.test(word)) return false;
  return /\d\d|H4/.test(word) || beside.some((other) => isKnownPair(other.toUpperCase()));
}
