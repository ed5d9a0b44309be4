import { Injectable } from '@nestjs/common';
import { BackgroundTasks } from '../background/background-tasks.js';
import { tryEach } from '../background/try-each.js';
import { AuditSweep } from './audit/audit-sweep.js';
import { DataVersion } from './answers/data-version.js';
import { SharedBudgets } from './fairness/shared-budgets.js';
import { IdempotencyKeysRepository } from './idempotency/idempotency-keys.repository.js';

const EVERY_SECONDS = 60;

/** Deletes expired data that the API has stored, such as idempotency keys. */
@Injectable()
export class Housekeeping {
  constructor(
    keys: IdempotencyKeysRepository,
    budgets: SharedBudgets,
    version: DataVersion,
    audit: AuditSweep,
    tasks: BackgroundTasks,
  ) {
    const kept = [keys, budgets, version, audit];
    tasks.define({
      name: 'housekeeping',
      every: EVERY_SECONDS,
      work: (signal) => tryEach(kept, (one) => one.sweep(), signal),
    });
  }
}
