import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Page } from '../../domain/source.js';
import type { Origin } from '../../normalization/written.js';
import { payloadOf } from './known-lines.repository.js';
import { Withdrawal } from './withdrawal.js';

/**
 * A last line without a line break may be half a line. It is stored, and comes again once the file has grown: what its
 * first half said, perhaps of another listing (`BT` of `BTC`), must not stay.
 */
@Injectable()
export class UnterminatedLine {
  constructor(private readonly withdrawal: Withdrawal) {}

  /**
   * Withdraws the quote or candle of a line that is about to be replaced by another one. Only the first line of a page can have been
   * stored before.
   */
  async retract(tx: EntityManager, origin: Origin, page: Page): Promise<void> {
    const firsts = [page.records[0], page.broken?.[0]].flatMap((record) => record ?? []);
    const [first] = firsts.toSorted((a, b) => Number(a.externalId) - Number(b.externalId));
    if (!page.file || !first) return;
    const { path, generation } = page.file;
    const kept = await tx.query<{ id: string }[]>(
      `select raw.file_id::bigint * 4294967296 + raw.line as id
       from raw_csv_data raw join csv_files file on file.id = raw.file_id
       where file.source_id = $1 and file.path = $2 and file.generation = $3 and raw.line = $4
         and raw.payload::text <> $5`,
      [origin.sourceId, path, generation, first.externalId, payloadOf(first)],
    );
    await this.withdrawal.withdraw(
      tx,
      origin,
      kept.map(({ id }) => ({ first: id, last: id })),
    );
  }
}
