import { type Conversion, conversionSql } from '../conversion/conversion-sql.js';
import { CANDLE_JOINS, candleItemColumns, candleJson } from './candle-item-sql.js';
import type { DataQuery } from './data-query.dto.js';
import { boundAsOf } from './filters.js';
import type { Parameters } from './sql-parameters.js';
import { itemColumns, itemJson } from './item-sql.js';
import { itemJoins } from './item-joins-sql.js';
import { hasPreselectedColumns } from './page-sql.js';

/** The fields of the items in a page or export: it contains either only candles, which have additional fields, or none. */
export type ItemShape = 'item' | 'candle';

export const shapeOf = ({ kind }: Pick<DataQuery, 'kind'>): ItemShape =>
  kind === 'candle' ? 'candle' : 'item';

/** Amounts that can be converted: field names, with the columns that contain them. */
const AMOUNTS = {
  item: { price: 'q.price', market_cap: 'q.market_cap', volume_24h: 'q.volume_24h' },
  candle: {
    price: 'p.close',
    market_cap: 'p.market_cap',
    ...{ open: 'p.open', high: 'p.high', low: 'p.low', close: 'p.close' },
    quote_volume: 'p.quote_volume',
  },
} as const;

export type ConvertedAmount = keyof (typeof AMOUNTS)['item'] | keyof (typeof AMOUNTS)['candle'];
export const convertedAmounts = (shape: ItemShape) => Object.keys(AMOUNTS[shape]) as ConvertedAmount[];

const convertingItem = (conversion: Conversion) => conversionSql('l.currency', 'p.observed_at', conversion);

interface ItemOptions {
  /** The moment as of which the item is shown; null for now. Candles have nothing that depends on it. */
  asOf?: string | null;
  /** Additional columns, after a comma. */
  besides?: string;
}

/** The moment as of which the items of a query are shown. PostgreSQL refuses a parameter that its statement does not use. */
export const shownAsOf = (query: DataQuery, parameters: Parameters): string | null =>
  shapeOf(query) === 'candle' ? null : boundAsOf(query, parameters);

/** The item `p` as JSON. */
export function itemJsonSql(
  shape: ItemShape,
  conversion: Conversion | null,
  { asOf = null, besides = '' }: ItemOptions = {},
): string {
  const more = `${conversion ? `, ${convertingItem(conversion).select(AMOUNTS[shape])}` : ''}${besides}`;
  return shape === 'candle' ? candleJson(more) : itemJson(more, asOf);
}

/** The item `p` as columns of a row. */
export function itemColumnsSql(
  shape: ItemShape,
  conversion: Conversion | null,
  { asOf = null, besides = '' }: ItemOptions = {},
): string {
  const more = `${conversion ? `, ${convertingItem(conversion).columns(AMOUNTS[shape])}` : ''}${besides}`;
  return shape === 'candle' ? candleItemColumns(more) : itemColumns(more, asOf);
}

/** The joins that `itemJsonSql` and `itemColumnsSql` require. */
export function itemJoinsSql(
  query: DataQuery,
  parameters: Parameters,
  conversion: Conversion | null,
): string {
  const joins =
    shapeOf(query) === 'candle'
      ? CANDLE_JOINS
      : itemJoins(boundAsOf(query, parameters), { carries: hasPreselectedColumns(query) });
  return `${joins} ${conversionJoin(conversion)}`;
}

export const conversionJoin = (conversion: Conversion | null): string =>
  conversion ? convertingItem(conversion).join : '';
