import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { unreadableRateId } from '../domain/rate.js';
import type { Page } from '../domain/source.js';
import { correctedBy, type RejectedLine } from './corrected-lines.js';
import { type AcceptedRecord, recordHash } from './normalize-record.js';
import { rejectionCondition, type RejectionFilter } from './rejection-filter.js';
import type { Origin } from './written.js';

/**
 * Maximum number of open rejections from earlier readings that are compared with a page, in addition to those with the same
 * line numbers.
 */
const MAX_MOVED_LINES = 1000;

/** Resolves rejections. */
@Injectable()
export class RejectionClosingRepository {
  /**
   * Marks rejections as superseded by records that now pass. Rejections from APIs and feeds are found by record id, those from
   * the same reading of a file by line number, and those from earlier readings if the lines correct them.
   */
  async supersede(
    tx: EntityManager,
    origin: Origin,
    accepted: readonly AcceptedRecord[],
    { file, wholeList }: Pick<Page, 'file' | 'wholeList'>,
  ): Promise<void> {
    if (!(accepted.length || wholeList) || !(await this.hasOpen(tx, origin))) return;
    const passed = file
      ? await this.correctedLines(tx, origin, accepted, file.generation)
      : await this.findOpen(tx, origin, accepted);
    const reason = `run ${origin.runId} received it again and stored it`;
    if (passed.length) await this.resolve(tx, passed, 'superseded', reason);
    if (wholeList) await this.supersedeUnnamed(tx, origin, wholeList);
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

  /**
   * Discards the open rejections that match the filter.
   * @returns the number of rejections discarded
   */
  async discard(
    tx: EntityManager,
    filter: Omit<RejectionFilter, 'statuses'>,
    reason: string,
  ): Promise<number> {
    const parameters: unknown[] = [reason];
    const condition = rejectionCondition({ ...filter, statuses: ['open'] }, parameters);
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
      [origin.sourceId, origin.partition, accepted.flatMap(idsOf)],
    );
    return open.map(({ id }) => id);
  }

  /** Another record may have its position in this reading. */
  private async supersedeUnnamed(
    tx: EntityManager,
    { sourceId, partition, runId }: Origin,
    { startedAt, prefixes }: NonNullable<Page['wholeList']>,
  ): Promise<void> {
    await tx.query(
      `update rejections r set status = 'superseded', resolved_at = clock_timestamp(), resolved_reason = $5
       from unnest($4::text[]) prefix
       where source_id = $1 and partition = $2 and status = 'open' and last_seen_at < $3
         and starts_with(external_id, prefix) and substr(external_id, length(prefix) + 1) ~ '^[0-9]+$'`,
      [sourceId, partition, startedAt, prefixes, `run ${runId} read the whole list again without it`],
    );
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
      return now !== undefined && contentHash.equals(recordHash(now));
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

/** The ids under which an accepted record, or an item of it, may have been rejected. */
function idsOf({ record, items }: AcceptedRecord): string[] {
  const rates = items.filter((item) => item.kind === 'rate');
  return [record.externalId, ...rates.map(({ day, currency }) => unreadableRateId(day, currency))];
}

/** An open rejection from an earlier reading, or from the same line in this one. */
interface OpenRejection extends RejectedLine {
  contentHash: Buffer;
  isOfReading: boolean;
}
