import type { DataSource } from 'typeorm';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { emptyTables } from './database.js';

/** Ends the faults of the sandbox, and forgets the coins, their quotes and the calls of the sweeps before. */
export function afterSweep(sandbox: Sandbox, dataSource: DataSource): Promise<void> {
  sandbox.clearFaults();
  return emptyTables(dataSource, 'listings', 'quotes', 'latest_quotes', 'checkpoints', 'call_budgets');
}
