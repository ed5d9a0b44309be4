import { type ColumnMap, currencyOf, simplified } from './csv-header.js';
import { isEmpty, parseNumber } from './csv-number.js';
import type { CellsOf } from './csv-sample-table.js';
import { derivativeOf } from './profiles/derivative.js';
import { namesExchange } from './profiles/exchanges.js';
import { stemOf } from './profiles/file-name.js';

const WHOLE = /^\d+(?:\.0+)?$/;
/** The columns that Yahoo Finance writes, the symbol aside. */
const COLUMNS = [
  ...['date', 'datetime', 'open', 'high', 'low', 'close', 'adjclose', 'volume', 'symbol', 'ticker', 'col1'],
];
/** Its name of a coin in a currency, which is also Coinbase's. */
const TICKER = /^[A-Z\d]+-[A-Z]{3,4}$/;
/** More than is traded of any coin within a day, in dollars and what is worth as much: such a volume is money itself. */
const MOST = { ofWhole: 5e11, ofAny: 1e13 };
/** What is worth about as much as a dollar. */
const HARD = /^(?:USD[TCP]?|EUR|GBP|CHF|FDUSD|BUSD|TUSD|DAI)$/;

interface Candles {
  file: string;
  /** Of the column of symbols. */
  symbols: readonly string[];
  /** What all rows are about. */
  coin: string | undefined;
  /** Of the prices, where it is known. */
  currency: string | undefined;
  cellsOf: CellsOf;
}

/** The column of a volume that may count something else than coins, and what it may be. */
export function unclearVolume(
  columns: readonly string[],
  map: ColumnMap,
  candles: Candles,
): { column: string; why: string } | undefined {
  const column = map.baseVolume;
  if (column === undefined) return undefined;
  const isOfCoins = !/^(?:v|vol|volume|volumen|basevolume)$/.test(simplified(column));
  if (!isOfCoins && [...candles.symbols, candles.coin ?? ''].some((symbol) => derivativeOf(symbol)))
    return { column, why: 'it may count contracts; with columns.volume in a profile it counts coins' };
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
 * Whether the header, the name and the symbols may be those of Yahoo Finance, which writes the volume of coins in the currency of the prices, in
 * whole numbers and under the name that others use for coins.
 */
function isLikeYahoo(
  columns: readonly string[],
  { baseVolume, quoteVolume }: ColumnMap,
  { file, symbols }: Candles,
): boolean {
  if (quoteVolume !== undefined || simplified(baseVolume!) !== 'volume') return false;
  if (namesExchange(file) || !columns.every((column) => COLUMNS.includes(simplified(column)))) return false;
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
