import { assetsSql } from '../../src/api/assets/assets-sql.js';
import type { AssetsQuery } from '../../src/api/assets/assets-query.dto.js';
import { encodeCursor } from '../../src/api/data/cursor.js';
import { Parameters } from '../../src/api/data/sql-parameters.js';
import { type Coin, coinJson } from '../../src/api/markets/coin.js';
import { marketSnapshotSql } from '../../src/api/markets/market-snapshot-sql.js';

type Run = (name: string, text: string, values: unknown[]) => Promise<unknown[]>;
type Page = (requestId: string) => Promise<string>;

const LIMIT = 50;
/** The default for all sources. The benchmark's prices are months old, and therefore stale for any source. */
const STALE_AFTER = '{}';

const pageOf = (json: string, metadata: object) =>
  `{"data":[${json}],"metadata":${JSON.stringify(metadata)}}`;
/** Builds and renders objects, as a handler would without JSON from PostgreSQL. */
const viaObjects = (json: string) => JSON.stringify(JSON.parse(`[${json}]`)).slice(1, -1);

/** First page of `/assets`, read with the service's own statement. */
export function assetsBaseline(run: Run, isTuned: boolean): Page {
  const parameters = new Parameters();
  const query = { limit: LIMIT } as AssetsQuery;
  const sql = assetsSql(query, null, { staleAfter: STALE_AFTER, conversion: null }, parameters);
  return async (request_id) => {
    const [row] = await run('assets', sql, parameters.values);
    const { json, last, total } = row as { json: string; last: unknown; total: string };
    return pageOf(isTuned ? json : viaObjects(json), {
      request_id,
      ...{ limit: LIMIT, offset: 0, total: Math.abs(Number(total)), total_is_estimate: Number(total) < 0 },
      ...{ next_cursor: encodeCursor({}, last), as_of: null },
    });
  };
}

/** First page of `/markets`: the service's own statement, which PostgreSQL sorts and limits. */
export function marketsBaseline(run: Run, isTuned: boolean): Page {
  const sql = `select *, count(*) over ()::int as total from (${marketSnapshotSql(null)}) market
    order by market_cap::numeric desc nulls last, asset_id limit ${LIMIT + 1}`;
  return async (request_id) => {
    const rows = (await run('markets', sql, ['USD', STALE_AFTER, true])) as (Coin & { total: number })[];
    const coins = rows.slice(0, LIMIT);
    const json = coins.map((coin) => coinJson(coin)).join(',');
    const { market_cap, asset_id } = coins.at(-1)!;
    return pageOf(isTuned ? json : viaObjects(json), {
      request_id,
      ...{ limit: LIMIT, offset: 0, total: rows[0]!.total },
      ...{ next_cursor: encodeCursor({ sort: 'market_cap' } as object, [market_cap, asset_id]), as_of: null },
    });
  };
}
