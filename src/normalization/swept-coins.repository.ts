import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { REPORTED_COINS, LISTING_CHANGES, type SweepReport, type SweptCoin } from '../domain/sweep-report.js';

/** A sweep whose pages have all been read. */
export interface ReadSweep {
  sourceId: number;
  partition: string;
  startedAt: string;
  coins: number;
  withoutData: readonly string[];
  isComplete: boolean;
}

const KNOWN = 'select exists (select from swept_coins where source_id = $1 and partition = $2) as "isKnown"';

// Only changes are written, which are few among the thousands of coins in a sweep. A coin that gets its first listing does not
// count as renamed.
const COMPARE = `
  with listed as materialized (
    select unnest(external_ids) as external_id from sweep_pages where source_id = $1 and partition = $2 and started_at = $3),
  named as (
    select distinct on (listed.external_id) listed.external_id, l.symbol, l.name
    from listed left join listings l on l.source_id = $1 and l.external_id = listed.external_id
    order by listed.external_id, l.id),
  known as (select * from swept_coins where source_id = $1 and partition = $2),
  compared as materialized (
    select coalesce(named.external_id, known.external_id) as id, named.external_id is not null as is_listed,
      coalesce(named.symbol, known.symbol) as symbol, coalesce(named.name, known.name) as name,
      known.symbol as old_symbol, known.name as old_name,
      case when known.external_id is null then 'appeared'
        when named.external_id is null then 'missing'
        when not known.is_listed then 'returned'
        when known.name is null then 'named'
        else 'renamed' end as change
    from named full join known on known.external_id = named.external_id
    where known.external_id is null or known.is_listed <> (named.external_id is not null)
      or (named.name is not null and (named.symbol, named.name) is distinct from (known.symbol, known.name))),
  remembered as (
    insert into swept_coins (source_id, partition, external_id, symbol, name, is_listed)
    select $1, $2, id, symbol, name, is_listed from compared where $4
    on conflict (source_id, partition, external_id) do update
      set symbol = excluded.symbol, name = excluded.name, is_listed = excluded.is_listed)
  select change, count(*)::int as count, json_agg(case change
      when 'renamed' then json_build_object('id', id, 'symbol', symbol, 'name', name, 'old_symbol', old_symbol, 'old_name', old_name)
      else json_build_object('id', id, 'symbol', symbol, 'name', name) end order by id) filter (where place <= ${REPORTED_COINS}) as data
  from (select *, row_number() over (partition by change order by id) as place from compared) as placed
  group by change`;

const REPORT = 'update run_partitions set sweep = $3 where run_id = $1 and partition = $2';

interface Found {
  change: string;
  count: number;
  data: SweptCoin[];
}

/** Remembers the coins of each partition's last complete sweep, and reports how a sweep differs from it. */
@Injectable()
export class SweptCoinsRepository {
  /** Reports how a sweep differs from the last complete one, if any, and remembers its coins if it is complete itself. */
  async compare(tx: EntityManager, runId: string, sweep: ReadSweep): Promise<void> {
    const { sourceId, partition, startedAt, coins, withoutData, isComplete } = sweep;
    const [{ isKnown }] = await tx.query<[{ isKnown: boolean }]>(KNOWN, [sourceId, partition]);
    const found = await tx.query<Found[]>(COMPARE, [sourceId, partition, startedAt, isComplete]);
    if (!isKnown) return;
    const changes = LISTING_CHANGES.map((change) => {
      const { count = 0, data = [] } = found.find((one) => one.change === change) ?? {};
      return [change, { count, data }] as const;
    });
    const without = { count: withoutData.length, data: withoutData.slice(0, REPORTED_COINS) };
    const report = { coins, ...Object.fromEntries(changes), without_data: without } as SweepReport;
    await tx.query(REPORT, [runId, partition, JSON.stringify(report)]);
  }
}
