import type { DataSource } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.js';

/**
 * Tables that Citus distributes across its nodes, with their distribution columns. All other tables are local to the
 * coordinator. See docs/scaling.md.
 */
export const DISTRIBUTED = {
  raw_api_data: 'external_id',
  raw_third_source_data: 'external_id',
  raw_csv_data: 'file_id',
} as const;

/** SQL condition: the database is part of a Citus cluster, or is to become one. */
export const HAS_CITUS = `exists (select from pg_extension where extname = 'citus')`;

/**
 * Distributes the tables that are still local, including their rows, if the database has the `citus` extension.
 * @returns names of the tables that were distributed
 */
export async function distribute(dataSource: DataSource): Promise<string[]> {
  if (!(await hasCitus(dataSource))) return [];
  const distributed: string[] = [];
  for (const [table, column] of Object.entries(DISTRIBUTED))
    if (await distributeTable(dataSource, table, column)) distributed.push(table);
  return distributed;
}

/**
 * Only the coordinator of a cluster can be migrated, and only after its own address has been set: otherwise it registers
 * itself as localhost, and workers cannot be added later.
 * @throws DatabaseUnavailable
 */
export async function assertCoordinator(dataSource: DataSource): Promise<void> {
  if (!(await hasCitus(dataSource))) return;
  const [{ is_worker, is_known }] = await dataSource.query<[{ is_worker: boolean; is_known: boolean }]>(
    `select (select groupid from pg_dist_local_group) <> 0 as is_worker,
       exists (select from pg_dist_node where groupid = 0) as is_known`,
  );
  if (is_worker)
    throw new DatabaseUnavailable(
      'DATABASE_URL: this is a worker of a Citus cluster: use the URL of its coordinator',
    );
  if (!is_known)
    throw new DatabaseUnavailable(
      "DATABASE_URL: the Citus coordinator has no address yet: run select citus_set_coordinator_host('HOST', PORT) there, with " +
        'a host that the workers reach, and citus_add_node for each of them',
    );
}

async function hasCitus(dataSource: DataSource): Promise<boolean> {
  const [{ has_citus }] = await dataSource.query<[{ has_citus: boolean }]>(
    `select ${HAS_CITUS} as has_citus`,
  );
  return has_citus;
}

async function distributeTable(dataSource: DataSource, table: string, column: string): Promise<boolean> {
  const found = await dataSource.query<unknown[]>(
    'select from pg_dist_partition where logicalrelid = $1::regclass',
    [table],
  );
  if (found.length) return false;
  await dataSource.transaction(async (tx) => {
    // These constraints refer to tables that only the coordinator has.
    const keys = await tx.query<{ name: string }[]>(
      `select quote_ident(conname) as name from pg_constraint where contype = 'f' and conrelid = $1::regclass`,
      [table],
    );
    for (const { name } of keys) await tx.query(`alter table ${table} drop constraint ${name}`);
    await tx.query(`select create_distributed_table($1, $2, colocate_with => 'none')`, [table, column]);
  });
  // The existing rows have been copied to the nodes.
  await dataSource.query('select truncate_local_data_after_distributing_table($1)', [table]);
  return true;
}
