import type { ColumnMap } from '../header/header.js';
import { currencyOf, simplifiedName } from '../header/named-columns.js';
import { parseNumber } from '../values/number.js';
import { isEmpty } from '../values/empty.js';
import type { CellsOf } from './sample-table.js';
import { derivativeOf } from '../coins/derivative.js';
import { namesExchange } from '../coins/exchanges.js';
import { stemOf } from '../facts/stem.js';

const WHOLE = /^\d+(?:\.0+)?$/;
/** Yahoo Finance's columns, apart from the symbol. */
const COLUMNS = 'date datetime open high low close adjclose adjustedclose volume symbol ticker col1'.split(
  ' ',
);
/** Symbols as written by Yahoo Finance and Coinbase. */
const TICKER = /^[A-Z\d]+-[A-Z]{3,4}$/;
/** More than any coin's daily trading volume, in dollars or currencies of similar value: such a volume must be money. */
const MOST = { ofWhole: 5e11, ofAny: 1e13 };
/** Currencies worth about a dollar. */
const HARD = /^(?:USD[TCP]?|EUR|GBP|CHF|FDUSD|BUSD|TUSD|DAI)$/;

interface Candles {
  file: string;
  /** Values of the symbol column. */
  symbols: readonly string[];
  /** The coin that all rows are about. */
  coin: string | undefined;
  /** Currency of the prices, if known. */
  currency: string | undefined;
  cellsOf: CellsOf;
}

/** A volume column that may count something other than coins, and what that may be. */
export function unclearVolume(
  columns: readonly string[],
  map: ColumnMap,
  candles: Candles,
): { column: string; why: string } | undefined {
  const column = map.baseVolume;
  if (column === undefined) return undefined;
  const countsCoins = !/^(?:v|vol|volume|volumen|basevolume)$/.test(simplifiedName(column));
  if (!countsCoins && [...candles.symbols, candles.coin ?? ''].some((symbol) => derivativeOf(symbol)))
    return { column, why: 'it may count contracts; with columns.volume in a profile it counts coins' };
  if (!countsCoins && map.marketCap !== undefined && map.quoteVolume === undefined)
    return {
      column,
      why: 'beside a market cap it may be money; with columns.quote_volume in a profile it is, with columns.volume it counts coins',
    };
  const volumes = candles.cellsOf(column).filter((volume) => !isEmpty(volume));
  const areWhole = volumes.length > 0 && volumes.every((volume) => WHOLE.test(volume.trim()));
  if (!(areWhole && isLikeYahoo(columns, map, candles)) && !isImpossible(map, candles, areWhole))
    return undefined;
  return {
    column,
    why: 'it may count coins, or be money as Yahoo Finance writes it; with "preset: yahoo" in a profile it is money, as columns.volume it counts coins',
  };
}

/**
 * Whether header, name and symbols could be from Yahoo Finance, which reports volumes in the prices' currency, as whole
 * numbers, under the name that others use for volumes in coins.
 */
function isLikeYahoo(
  columns: readonly string[],
  { baseVolume, quoteVolume }: ColumnMap,
  { file, symbols }: Candles,
): boolean {
  if (quoteVolume !== undefined || simplifiedName(baseVolume!) !== 'volume') return false;
  if (namesExchange(file) || !columns.every((column) => COLUMNS.includes(simplifiedName(column))))
    return false;
  const isNamed =
    ['Open', 'Close', 'Volume'].every((name) => columns.includes(name)) || TICKER.test(stemOf(file));
  return isNamed && symbols.every((symbol) => TICKER.test(symbol));
}

function isImpossible(
  { baseVolume, close }: ColumnMap,
  { currency, cellsOf }: Candles,
  areWhole: boolean,
): boolean {
  if (currencyOf(baseVolume) !== undefined || (currency !== undefined && !HARD.test(currency))) return false;
  const closes = cellsOf(close);
  const amounts = cellsOf(baseVolume).flatMap((volume, row) => {
    const numbers = [volume, closes[row] ?? ''].map((cell) =>
      Number(parseNumber(cell, '.') ?? parseNumber(cell, ',')),
    );
    return numbers.every((number) => number > 0) ? [numbers[0]! * numbers[1]!] : [];
  });
  const most = areWhole ? MOST.ofWhole : MOST.ofAny;
  return amounts.filter((amount) => amount > most).length * 2 > amounts.length;
}
