import { type ColumnMap, simplified } from './csv-header.js';
import { isEmpty } from './csv-number.js';
import { stemOf } from './profiles/file-name.js';

const WHOLE = /^\d+(?:\.0+)?$/;
/** The columns that Yahoo Finance writes, the symbol aside. */
const COLUMNS = [
  'date',
  'datetime',
  'open',
  'high',
  'low',
  'close',
  'adjclose',
  'volume',
  'symbol',
  'ticker',
  'col1',
];
/** Its name of a coin in a currency, which is also Coinbase's. */
const TICKER = /^[A-Z\d]+-[A-Z]{3,4}$/;
const EXCHANGE =
  /binance|kraken|coinbase|bitstamp|bitfinex|okx|bybit|kucoin|gemini|huobi|htx|gate|mexc|bitget|bitmex|deribit|upbit|bithumb/i;

/**
 * The column of a volume that may count coins or be money: Yahoo Finance writes that of coins in the currency of the prices, in whole numbers and
 * under the name that others use for coins. Undefined where the header, the name or a fraction shows that it is another's.
 */
export function unclearVolume(
  columns: readonly string[],
  { baseVolume, quoteVolume }: ColumnMap,
  {
    file,
    symbols,
    cellsOf,
  }: { file: string; symbols: readonly string[]; cellsOf: (column: string) => readonly string[] },
): string | undefined {
  if (baseVolume === undefined || quoteVolume !== undefined || simplified(baseVolume) !== 'volume')
    return undefined;
  if (EXCHANGE.test(file) || !columns.every((column) => COLUMNS.includes(simplified(column))))
    return undefined;
  const stem = stemOf(file);
  const isLikeIt = ['Open', 'Close', 'Volume'].every((name) => columns.includes(name)) || TICKER.test(stem);
  const areCoins = symbols.length ? symbols.every((symbol) => TICKER.test(symbol)) : true;
  const volumes = cellsOf(baseVolume).filter((volume) => !isEmpty(volume));
  const areWhole = volumes.length > 0 && volumes.every((volume) => WHOLE.test(volume.trim()));
  return isLikeIt && areCoins && areWhole ? baseVolume : undefined;
}
