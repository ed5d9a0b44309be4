import { currencyCode } from '../coins/currency.js';
import type { ColumnMap } from '../header/header.js';
import { columnNamed, simplifiedName } from '../header/named-columns.js';
import { CANDLE_NAMES } from '../header/header-names.js';
import { titleOf } from '../header/header-title.js';
import type { CoinReference } from '../layout/coin-reader.js';
import type { Layout } from '../layout/layout.js';
import { isKnownCoin, QUOTE_COINS } from '../coins/coins.js';

/** `Stücke`: the pieces traded, so that a volume next to them is money. */
const PIECES = /^(?:gehandelte)?stu(?:e)?cke?$/;

/** Known coins and currencies of the rows. */
export interface TradedAssets {
  coins: ReadonlySet<string>;
  currencies: ReadonlySet<string>;
}

/** @param currencies names of currencies in columns */
export function tradedAssets(
  coins: readonly CoinReference[],
  { symbol, currency }: Layout['constants'],
  currencies: readonly (string | undefined)[],
): TradedAssets {
  const isThere = (one: string | undefined): one is string => !!one;
  return {
    coins: new Set([...coins.map((coin) => coin.symbol), symbol].filter(isThere)),
    currencies: new Set([...coins.map((coin) => coin.currency), currency, ...currencies].filter(isThere)),
  };
}

/**
 * The volume columns of candles. `volume` counts coins. If there are two, such as `Volume BTC` and `Volume USDT`, one
 * counts coins and the other is money, depending on the currency of the prices or the coin of the rows; otherwise the one
 * that is not a coin is money, and of two coins the second.
 */
export function mapVolumes(columns: readonly string[], { coins, currencies }: TradedAssets): ColumnMap {
  const map: { baseVolume?: string; quoteVolume?: string } = {};
  const units = columns.flatMap((column) => {
    const unit = unitOf(column);
    // Other words are not units: `Volume MA`, `buy_volume`, `vol_ccy`, `Volume (contracts)`.
    const isUnit =
      unit && (coins.has(unit) || currencies.has(unit) || isKnownCoin(unit) || currencyCode(unit));
    return isUnit ? [{ column, unit }] : [];
  });
  const isMoney = (unit: string) =>
    !coins.has(unit) && currencyCode(unit) !== undefined && !QUOTE_COINS.includes(unit);
  const money =
    units.find(({ unit }) => currencies.has(unit)) ??
    units.find(({ unit }) => isMoney(unit)) ??
    (units.length > 1 ? units.at(-1) : undefined);
  const isCoin = (unit: string) => currencyCode(unit) === undefined || isKnownCoin(unit);
  const base =
    units.find(({ unit }) => coins.has(unit)) ?? units.find((one) => one !== money && isCoin(one.unit));
  for (const role of ['baseVolume', 'quoteVolume'] as const) {
    const named = CANDLE_NAMES[role].map((name) => columnNamed(columns, name)).find(Boolean);
    const found = (role === 'baseVolume' ? base?.column : money?.column) ?? named;
    if (found !== undefined) map[role] = found;
  }
  if (map.quoteVolume === map.baseVolume) delete map.quoteVolume;
  const turnover = columns.find((column) => /^vol(?:ume|umen)?$/.test(simplifiedName(column)));
  if (turnover !== undefined && PIECES.test(simplifiedName(map.baseVolume ?? '')))
    map.quoteVolume ??= turnover;
  return map;
}

/** `USDT` in `Volume USDT`, `volume_usdt` and `USDT volume`. */
export function unitOf(column: string): string | undefined {
  const words = titleOf(column)
    .title.split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const others = words.filter((word) => !/^(?:volume|volumen|vol)$/.test(simplifiedName(word)));
  if (words.length !== 2 || others.length !== 1) return undefined;
  const unit = others[0]!;
  return /^[a-z\d]{2,10}$/i.test(unit) ? unit.toUpperCase() : undefined;
}
