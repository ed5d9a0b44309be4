import { CANDLE_JOINS } from '../data/candle-item-sql.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { isoSql } from '../data/item-sql.js';
import { CHANGE_JOINS } from '../data/item-joins-sql.js';
import { itemColumnsSql, conversionJoin, itemJsonSql, shapeOf } from '../data/item-view.js';
import type { Conversion } from '../conversion/conversion-sql.js';

/** A field that a change `p` has in addition to the fields of its item. */
const WITHDRAWN_AT = `, case when p.is_withdrawn then ${isoSql('p.at')} end as withdrawn_at`;

/** The item of a change `p` as JSON. */
export const changeJson = (query: DataQuery, conversion: Conversion | null): string =>
  itemJsonSql(shapeOf(query), conversion, { besides: WITHDRAWN_AT });

/** The item of a change `p` as columns of a row. */
export const changeColumns = (query: DataQuery, conversion: Conversion | null): string =>
  itemColumnsSql(shapeOf(query), conversion, { besides: WITHDRAWN_AT });

/** The joins that `changeJson` and `changeColumns` require. */
export function changeJoins(query: DataQuery, conversion: Conversion | null): string {
  return `${shapeOf(query) === 'candle' ? CANDLE_JOINS : CHANGE_JOINS} ${conversionJoin(conversion)}`;
}
