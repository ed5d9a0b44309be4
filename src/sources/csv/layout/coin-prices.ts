import { HEADER_ROWS } from '../dialect/limits.js';
import { currencyOfHeader } from '../header/header-currency.js';
import { QUOTE_NAMES } from '../header/header-names.js';
import { assertAgree } from './constants.js';
import { factsInPreamble } from './preamble.js';
import { factsInFileName } from '../facts/name-rules.js';
import type { FileSample, FoundLayout } from './found-layout.js';
import { columnNames } from '../header/header.js';
import { simplifiedName } from '../header/named-columns.js';
import { isKnownCoin, symbolOfCoin } from '../coins/coins.js';
import { isQuoted, splitPair } from '../coins/pair.js';
import { stemOf } from '../facts/stem.js';
import { nonPriceMeasureIn } from '../facts/measures.js';
import { coinOfTicker, type WideCoin } from './wide.js';

const DATES = new Set([...QUOTE_NAMES.date, 'observation_date', 'index', ''].map(simplifiedName));
const PRICES = new Set(QUOTE_NAMES.price.map(simplifiedName));
/** Symbols that are also words: in lower case they do not name coins, as in `near_price`. */
const WORDS = /^(?:ape|ar|bat|cake|comp|flow|gala|hot|link|near|one|rose|s|sand|sc|sol|ton|uni|wif)$/;
/** Words in file names that indicate amounts other than prices. */
const OTHER_AMOUNTS =
  /volume|market.?cap|mcap|supply|returns?|change|weights?|holdings?|balances?|portfolio|positions?|allocation|p.?n.?l|profit/i;

/** Columns named after coins, with the prices of each. */
export interface CoinPrices {
  at: number;
  columns: readonly string[];
  date: string;
  coins: readonly WideCoin[];
}

/**
 * Undefined unless the header has a column of dates and otherwise only prices of coins: `BTC-USD`, `Bitcoin Price (EUR)`,
 * `eth_close`.
 */
export function coinPricesOf({ name, rows }: Pick<FileSample, 'name' | 'rows'>): CoinPrices | undefined {
  if (OTHER_AMOUNTS.test(name) || nonPriceMeasureIn(stemOf(name)) !== undefined) return undefined;
  for (const [at, cells] of rows.slice(0, HEADER_ROWS).entries()) {
    const columns = columnNames(cells);
    const [date, ...others] = columns.filter((_, index) => index === 0 || cells[index]!.trim() !== '');
    if (date === undefined || !others.length || !DATES.has(simplifiedName(cells[0]!))) continue;
    const coins = others.flatMap((column) => coinPriced(column) ?? []);
    if (coins.length < others.length) continue;
    if (coins.length === 1 && namesAnother(name, coins[0]!.symbol)) continue;
    return { at, columns, date, coins };
  }
  return undefined;
}

/** Whether the file is named after another coin: `eth_price` in `btc.csv` may be a price in ether. */
function namesAnother(file: string, symbol: string): boolean {
  const stated = factsInFileName(file).symbol;
  return [...coinsNamed(file), ...(stated === undefined ? [] : [stated])].some((coin) => coin !== symbol);
}

/** The coins in a file name, including symbols in lower case, which alone do not say what the rows are about. */
export function coinsNamed(file: string): string[] {
  return stemOf(file)
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => (WORDS.test(word) ? [] : (symbolOfCoin(word) ?? [])));
}

/** The layout of a file whose price columns are named after coins. */
export function coinPricesLayout(
  { at, columns, date, coins }: CoinPrices,
  { name, rows }: FileSample,
): FoundLayout {
  const { currency: ofName } = factsInFileName(name);
  const { currency: ofLines } = factsInPreamble(rows.slice(0, at));
  assertAgree(ofLines, ofName);
  const layout = {
    by: 'detection' as const,
    kind: 'quote' as const,
    columns: { date },
    constants: {},
    coins: coins.map(({ name: price, symbol, currency = ofLines ?? ofName }) => ({
      columns: { price },
      constants: { symbol, ...(currency && { currency }) },
    })),
    notes: [
      `prices are in columns that are named after coins: ${coins
        .map(({ name: column }) => column)
        .join(', ')
        .slice(0, 200)}`,
    ],
  };
  return { layout, skippedRows: at + 1, columns };
}

/** The coin whose price the column contains, by its name. */
function coinPriced(column: string): WideCoin | undefined {
  return pairNamed(column) ?? priceNamed(column);
}

/** `BTC-USD`, `ETH/EUR`, `BTCUSDT`, `UNI7083-USD` */
function pairNamed(column: string): WideCoin | undefined {
  const ticker = coinOfTicker(column);
  if (ticker.currency !== undefined && (isKnownCoin(ticker.symbol) || /\d{3,6}-/.test(column))) return ticker;
  const pair = /\s/.test(column.trim()) ? undefined : splitPair(column);
  return pair && isKnownCoin(pair.symbol) && isQuoted(pair.currency) ? { name: column, ...pair } : undefined;
}

/**
 * `BTC Price`, `Bitcoin Price (USD)`, `btc_price_usd`, `ETH close`. A coin before `price` is the one being priced; a
 * coin after it, as in `price_btc`, is the currency.
 */
function priceNamed(column: string): WideCoin | undefined {
  const { currency, rest } = currencyOfHeader(column) ?? {};
  const coin = rest === undefined ? undefined : coinInFrontOfPrice(rest);
  if (coin !== undefined)
    return currency === null ? undefined : { name: column, symbol: coin, ...(currency && { currency }) };
  const symbol = coinInFrontOfPrice(column);
  return symbol === undefined ? undefined : { name: column, symbol };
}

/** The coin in a header such as `ETH Price`. */
export function coinInFrontOfPrice(title: string): string | undefined {
  const words = title.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  for (let at = words.length - 1; at > 0; at--) {
    const coin = words.slice(0, at).join(' ');
    if (!PRICES.has(simplifiedName(words.slice(at).join(' '))) || WORDS.test(coin)) continue;
    const symbol = symbolOfCoin(coin);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}
