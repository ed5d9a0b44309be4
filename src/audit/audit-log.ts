import { Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { type AuditedRequest, currentRequest } from './audited-request.js';

export const OUTCOMES = ['done', 'refused'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A change made by an operator, or attempted. */
export interface AuditEntry {
  /** Name of the API key used, or another actor's name; null if the caller was not recognised. */
  actor: string | null;
  /** What was done, such as `checkpoint.reset`. */
  action: string;
  /** What it was done to, such as `checkpoints/csv/prices.csv`. */
  subject: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
}

type Executor = Pick<DataSource | EntityManager, 'query'>;

/** Records operators' changes in the transaction that makes them, together with the request that caused them. */
@Injectable()
export class AuditLog {
  async record(tx: Executor, entry: AuditEntry): Promise<void> {
    const request = currentRequest();
    const id = await insert(tx, entry, 'done', request, null);
    request?.entries.push(id);
  }

  /** Records a refused request, or one whose change was not recorded in its transaction. */
  async recordRequest(
    database: Executor,
    entry: AuditEntry,
    request: AuditedRequest,
    outcome: Outcome,
    status: number,
  ): Promise<void> {
    await insert(database, entry, outcome, request, status);
  }

  /** Adds the status of the reply to the request's entries. */
  async answered(database: Executor, { entries }: AuditedRequest, status: number): Promise<void> {
    await database.query('update audit_log set status = $2 where id = any($1::bigint[])', [entries, status]);
  }
}

async function insert(
  tx: Executor,
  { actor, action, subject, before, after, reason }: AuditEntry,
  outcome: Outcome,
  request: AuditedRequest | undefined,
  status: number | null,
): Promise<string> {
  const { keyPrefix = null, via = null, address, method, route, id: requestId } = request ?? {};
  const [row] = await tx.query<{ id: string }[]>(
    `insert into audit_log (at, actor, action, subject, before, after, reason, outcome, key_prefix, via, address, method,
       route, status, request_id)
     values (clock_timestamp(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id`,
    [
      ...[actor, action, subject, json(before), json(after), reason ?? null, outcome, keyPrefix, via],
      ...[address ?? null, method ?? null, route ?? null, status, requestId ?? null],
    ],
  );
  return row!.id;
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
