import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { RejectionClosingRepository } from '../../normalization/rejection-closing.repository.js';
import type { RejectionFilter } from '../../normalization/rejection-filter.js';

/** Discards rejections for operators. */
@Injectable()
export class RejectionDiscards {
  constructor(
    private readonly dataSource: DataSource,
    private readonly closing: RejectionClosingRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Discards the open rejections that match the filter, and records in the audit log who discarded them and why.
   * @returns the number of rejections discarded
   */
  discard(filter: RejectionFilter, reason: string, actor: string): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const discarded = await this.closing.discard(tx, filter, reason);
      if (!discarded) return 0;
      const [id, ...others] = filter.ids ?? [];
      await this.audit.record(tx, {
        actor,
        action: 'rejections.discard',
        subject: id !== undefined && !others.length ? `rejections/${id}` : 'rejections',
        before: filter,
        after: { discarded },
        reason,
      });
      return discarded;
    });
  }

  /** The status of a rejection; null if there is no such rejection. */
  async statusOf(id: string): Promise<string | null> {
    const [row] = await this.dataSource.query<{ status: string }[]>(
      'select status from rejections where id = $1',
      [id],
    );
    return row?.status ?? null;
  }
}
