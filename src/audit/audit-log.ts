import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** What somebody changed by hand. */
export interface AuditEntry {
  /** Who: the name of the key that was used. */
  actor: string;
  /** What was done, such as `checkpoint.reset`. */
  action: string;
  /** To what, such as `checkpoints/csv/prices.csv`. */
  subject: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
}

/** Keeps what operators change, in the transaction that changes it. */
@Injectable()
export class AuditLog {
  async record(
    tx: EntityManager,
    { actor, action, subject, before, after, reason }: AuditEntry,
  ): Promise<void> {
    await tx.query(
      `insert into audit_log (at, actor, action, subject, before, after, reason)
       values (clock_timestamp(), $1, $2, $3, $4, $5, $6)`,
      [actor, action, subject, json(before), json(after), reason ?? null],
    );
  }
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
