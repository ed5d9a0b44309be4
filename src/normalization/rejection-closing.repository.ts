import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { correctedBy, type RejectedLine } from './corrected-lines.js';
import { type AcceptedRecord, hashOf } from './normalize-page.js';
import { rejectionCondition, type RejectionFilter } from './rejection-filter.js';
import type { Origin } from './written.js';

/** Open rejections of earlier readings of a file that a page is held against, beside those at the places of its lines. */
const MAX_MOVED_LINES = 1000;

/** How rejections end. */
@Injectable()
export class RejectionClosingRepository {
  /**
   * Notes what was rejected once and passes now: a record or an item by its id, whatever it says now; a line of this reading
   * by its place; a line of an earlier reading of the file where it was corrected.
   * @param generation of lines: the reading that they stand in
   */
  async supersede(
    tx: EntityManager,
    origin: Origin,
    accepted: readonly AcceptedRecord[],
    generation: string | null = null,
  ): Promise<void> {
    if (!accepted.length || !(await this.hasOpen(tx, origin))) return;
    const passed =
      generation === null
        ? await this.findOpen(tx, origin, accepted)
        : await this.correctedLines(tx, origin, accepted, generation);
    const reason = `run ${origin.runId} met it again and stored it`;
    if (passed.length) await this.resolve(tx, passed, 'superseded', reason);
  }

  async resolve(
    tx: EntityManager,
    ids: readonly string[],
    status: 'replayed' | 'superseded',
    reason: string,
  ): Promise<void> {
    await tx.query(
      `update rejections set status = $2, resolved_at = clock_timestamp(), resolved_reason = $3
       where id = any($1::bigint[]) and status = 'open'`,
      [ids, status, reason],
    );
  }

  /** Gives up the open ones that the filter finds. @returns how many */
  async discard(tx: EntityManager, filter: Omit<RejectionFilter, 'status'>, reason: string): Promise<number> {
    const parameters: unknown[] = [reason];
    const condition = rejectionCondition({ ...filter, status: 'open' }, parameters);
    const [, count] = await tx.query<[unknown[], number]>(
      `update rejections r set status = 'discarded', resolved_at = clock_timestamp(), resolved_reason = $1
       where ${condition}`,
      parameters,
    );
    return count;
  }

  private async findOpen(
    tx: EntityManager,
    origin: Origin,
    accepted: readonly AcceptedRecord[],
  ): Promise<string[]> {
    const open = await tx.query<{ id: string }[]>(
      `select id from rejections
       where source_id = $1 and partition = $2 and status = 'open' and external_id = any($3)`,
      [origin.sourceId, origin.partition, accepted.map(({ record }) => record.externalId)],
    );
    return open.map(({ id }) => id);
  }

  private async correctedLines(
    tx: EntityManager,
    { sourceId, partition }: Origin,
    accepted: readonly AcceptedRecord[],
    generation: string,
  ): Promise<string[]> {
    const open = await tx.query<OpenRejection[]>(
      `with reading as (select id from csv_files where source_id = $1 and path = $2 and generation = $3),
         here as (select * from rejections
           where source_id = $1 and partition = $2 and status = 'open' and external_id = any($4)),
         elsewhere as (select r.* from rejections r, reading
           where r.source_id = $1 and r.partition = $2 and r.status = 'open'
             and (r.file_id < reading.id or r.file_id > reading.id) and not r.external_id = any($4) limit ${MAX_MOVED_LINES})
       select open.id, external_id as "externalId", payload::text, content_hash as "contentHash", fields,
         file_id is not distinct from (select id from reading) as "isOfReading"
       from (select * from here union all select * from elsewhere) open`,
      [sourceId, partition, generation, accepted.map(({ record }) => record.externalId)],
    );
    const byLine = new Map(accepted.map(({ record }) => [record.externalId, record]));
    const isSame = ({ externalId, contentHash }: OpenRejection) => {
      const now = byLine.get(externalId);
      return now !== undefined && contentHash.equals(hashOf(now));
    };
    const [same, others] = [true, false].map((is) =>
      open.filter((one) => (one.isOfReading || isSame(one)) === is),
    ) as [OpenRejection[], OpenRejection[]];
    return [...same.map(({ id }) => id), ...correctedBy(others, accepted)];
  }

  private async hasOpen(tx: EntityManager, { sourceId, partition }: Origin): Promise<boolean> {
    const [row] = await tx.query<{ open: boolean }[]>(
      `select exists (select from rejections where source_id = $1 and partition = $2 and status = 'open') as open`,
      [sourceId, partition],
    );
    return row!.open;
  }
}

/** Of an earlier reading, or of this one with the line itself. */
interface OpenRejection extends RejectedLine {
  contentHash: Buffer;
  isOfReading: boolean;
}
