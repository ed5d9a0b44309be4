import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CANDLE_KEY, FIGURES } from '../../normalization/candle-columns.js';
import { archiveCandles, recordCommit, THIS_COMMIT } from '../../normalization/versions.js';
import { deleteRivals, RANKED_CANDLES, restoreRivals } from '../../normalization/rivals.js';
import type { Origin } from '../../normalization/written.js';
import { IS_OF_THE_FILE, type RawRange } from './raw-range.js';

const RESTORE_RIVALS = restoreRivals(
  RANKED_CANDLES,
  `select ${CANDLE_KEY} from candle_versions where superseded_by = ${THIS_COMMIT} and source_id = $1`,
  '$2::timestamptz',
);
const COLUMNS = `${CANDLE_KEY}, source_id, run_id, raw_id, ${FIGURES}`;

@Injectable()
export class CandleWithdrawal {
  /** Withdraws the candles of the raw rows. What another file says, or the same one said before, takes their place. */
  async withdraw(tx: EntityManager, origin: Origin, rows: readonly RawRange[]): Promise<void> {
    const ranges = [rows.map(({ first }) => first), rows.map(({ last }) => last)];
    await tx.query(deleteRivals(RANKED_CANDLES), ranges);
    const removed = await tx.query<{ listing_id: number }[]>(
      `with removed as (
         delete from candles c using unnest($2::bigint[], $3::bigint[]) as withdrawn(first, last)
         where c.source_id = $1 and c.raw_id between withdrawn.first and withdrawn.last
         returning c.listing_id, old as former),
       kept as (${archiveCandles('removed', '$4::timestamptz')}), noted as (${recordCommit('removed')})
       select distinct listing_id from removed`,
      [origin.sourceId, ...ranges, origin.fetchedAt],
    );
    if (!removed.length) return;
    await tx.query(RESTORE_RIVALS, [origin.sourceId, origin.fetchedAt]);
    await tx.query(
      `insert into candles (${COLUMNS}, ingested_at, commit_id)
       select distinct on (${CANDLE_KEY}) ${COLUMNS}, $4::timestamptz, ${THIS_COMMIT}
       from candle_versions former
       where source_id = $1 and listing_id = any($5::int[])
         and (${CANDLE_KEY}) in (
           select ${CANDLE_KEY} from candle_versions where superseded_by = ${THIS_COMMIT} and source_id = $1)
         and not exists (
           select from unnest($2::bigint[], $3::bigint[]) as withdrawn(first, last)
           where former.raw_id between withdrawn.first and withdrawn.last)
         and superseded_by <> ${THIS_COMMIT} and ${IS_OF_THE_FILE}
       order by ${CANDLE_KEY}, superseded_at desc
       on conflict do nothing`,
      [origin.sourceId, ...ranges, origin.fetchedAt, removed.map(({ listing_id }) => listing_id)],
    );
  }
}
