import type { DataSource } from 'typeorm';
import type { Sandbox } from '../../sandbox/sandbox.js';
import { emptyTables } from './empty-database.js';

/** Ends the sandbox's faults, and deletes coins, quotes and call counts of earlier sweeps. */
export function resetSweeps(sandbox: Sandbox, dataSource: DataSource): Promise<void> {
  sandbox.clearFaults();
  return emptyTables(dataSource, 'listings', 'quotes', 'latest_quotes', 'checkpoints', 'call_budgets');
}
