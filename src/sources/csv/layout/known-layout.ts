import { HEADER_ROWS } from '../dialect/limits.js';
import type { FileSample, FoundLayout } from './found-layout.js';
import { stemOf } from '../facts/stem.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { coinPricesLayout, coinPricesOf } from './coin-prices.js';
import { layoutBy } from './find-layout.js';
import { originOf } from './origin.js';
import type { Profile } from '../profiles/profile.js';
import { recognise } from './recognise.js';
import { looksWide } from './wide.js';
import { wideLayout } from './wide-layout.js';

/** Folders of Binance's archive whose candles are not of trades, but have the same file names and columns. */
const OTHER_KLINES = /(?<=^|\/)(?:premiumIndex|markPrice|indexPrice)Klines(?=\/)/i;

/** A layout defined by a profile or preset. */
export interface KnownLayout {
  /** How well it fits. The delimiter with the best fit is used. */
  fit: number;
  /** @throws UnusablePartition */
  layout(): FoundLayout;
}

/** Undefined if neither a profile nor a preset defines the columns. */
export function knownLayout(sample: FileSample, profile?: Profile): KnownLayout | undefined {
  const folder = profile ? undefined : OTHER_KLINES.exec(sample.name)?.[0];
  if (folder !== undefined) return { fit: Infinity, layout: () => refuseFolder(sample.name, folder) };
  const recognised = recognise(sample.rows, stemOf(sample.name));
  const origin = originOf(profile, recognised);
  const fit = Math.max(0, ...sample.rows.slice(0, HEADER_ROWS).map((row) => row.length));
  if (origin) return { fit, layout: () => (origin.reading.wide ? wideLayout : layoutBy)(origin, sample) };
  const prices = profile ? undefined : coinPricesOf(sample);
  if (prices) return { fit, layout: () => coinPricesLayout(prices, sample) };
  const header = profile ? undefined : sample.rows.slice(0, HEADER_ROWS).find(looksWide);
  return header && { fit, layout: () => refuseWide(sample.name, header) };
}

function refuseFolder(file: string, folder: string): never {
  throw adviseProfileEntry(
    'other_measure',
    `the file is in ${folder}, whose candles are not of prices that were paid. Leave the folder out, or to store them under a name of their own`,
    file,
    { preset: 'binance-klines', constants: { symbol: `BTCUSDT.${folder}`, currency: 'USDT' } },
  );
}

/** Amounts of several coins side by side, of unknown kind and currency. */
function refuseWide(file: string, header: readonly string[]): never {
  const names = header.map((cell) => cell.trim());
  const date = names.find((name) => /date|time|day|unix/i.test(name)) ?? names[0]!;
  throw adviseProfileEntry(
    'wide_table',
    `the file has a column for each coin (${names.join(', ').slice(0, 200)}), and nothing says what is in them. If these are prices,`,
    file,
    { wide: 'price', columns: { date }, constants: { currency: 'USD' } },
  );
}
