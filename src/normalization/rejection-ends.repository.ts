import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type AcceptedRecord, hashOf } from './normalize-page.js';
import { rejectionCondition, type RejectionFilter } from './rejection-filter.js';
import type { Origin } from './written.js';

/** How rejections end. */
@Injectable()
export class RejectionEndsRepository {
  /** Notes what was rejected once and passes now: the same payload, or, of a file's reading, the same line made whole. */
  async supersede(
    tx: EntityManager,
    origin: Origin,
    accepted: readonly AcceptedRecord[],
    generation: string | null = null,
  ): Promise<void> {
    if (!accepted.length || !(await this.hasOpen(tx, origin))) return;
    const byId = new Map(accepted.map(({ record }) => [record.externalId, record]));
    const open = await tx.query<OpenRejection[]>(
      `select r.id, r.external_id, r.content_hash, f.generation
       from rejections r left join csv_files f on f.id = r.file_id
       where r.source_id = $1 and r.partition = $2 and r.status = 'open' and r.external_id = any($3)`,
      [origin.sourceId, origin.partition, [...byId.keys()]],
    );
    const passed = open.filter(
      (one) =>
        (generation !== null && one.generation === generation) ||
        one.content_hash.equals(hashOf(byId.get(one.external_id)!.payload)),
    );
    if (passed.length)
      await this.resolve(
        tx,
        passed.map(({ id }) => id),
        'superseded',
        `run ${origin.runId} met it again and stored it`,
      );
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

  private async hasOpen(tx: EntityManager, { sourceId, partition }: Origin): Promise<boolean> {
    const [row] = await tx.query<{ open: boolean }[]>(
      `select exists (select from rejections where source_id = $1 and partition = $2 and status = 'open') as open`,
      [sourceId, partition],
    );
    return row!.open;
  }
}

interface OpenRejection {
  id: string;
  external_id: string;
  content_hash: Buffer;
  generation: string | null;
}
