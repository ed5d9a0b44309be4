import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CsvFile } from '../../domain/source.js';
import type { Origin } from '../../normalization/written.js';
import type { RawRange } from './raw-range.js';
import { Withdrawal } from './withdrawal.js';

/** Handles a file that was read by a wrong rule, and is read again from its start as a new generation. */
@Injectable()
export class CorrectedReading {
  constructor(private readonly withdrawal: Withdrawal) {}

  /** Removes from the rivals the values that only earlier readings of the file produced. */
  async forget(tx: EntityManager, origin: Origin, file: CsvFile | undefined): Promise<void> {
    if (!file?.isRead) return;
    await tx.query(
      `with earlier as materialized (select id::bigint * 4294967296 as first, (id::bigint + 1) * 4294967296 - 1 as last
         from csv_files where source_id = $1 and path = $2 and generation <> $3),
       quotes as (delete from quote_rivals r using earlier where r.raw_id between earlier.first and earlier.last)
       delete from candle_rivals r using earlier where r.raw_id between earlier.first and earlier.last`,
      [origin.sourceId, file.path, file.generation],
    );
  }

  /** Withdraws the values that only earlier readings produced, in the transaction that completes the new reading. */
  async complete(tx: EntityManager, origin: Origin, file: CsvFile | undefined): Promise<void> {
    if (file?.correction !== 'complete') return;
    const earlier = await tx.query<RawRange[]>(
      `select id::bigint * 4294967296 as first, (id::bigint + 1) * 4294967296 - 1 as last
       from csv_files where source_id = $1 and path = $2 and generation <> $3`,
      [origin.sourceId, file.path, file.generation],
    );
    await this.withdrawal.withdraw(tx, origin, earlier);
    await tx.query(
      `update rejections set status = 'superseded', resolved_at = clock_timestamp(), resolved_reason = $1
       where status = 'open' and source_id = $2 and partition = $3 and file_id in (
         select id from csv_files where source_id = $2 and path = $3 and generation <> $4)`,
      [
        `run ${origin.runId} read the file again with different rules`,
        origin.sourceId,
        file.path,
        file.generation,
      ],
    );
  }
}
