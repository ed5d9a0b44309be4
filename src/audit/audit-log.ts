import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A manual change. */
export interface AuditEntry {
  /** Name of the API key used, or of another actor. */
  actor: string;
  /** Action, such as `checkpoint.reset`. */
  action: string;
  /** Object of the action, such as `checkpoints/csv/prices.csv`. */
  subject: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
}

/** Records operators' changes, in the transaction that makes them. */
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
