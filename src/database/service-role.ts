import type { DataSource } from 'typeorm';
import { ensureRole } from './database-role.js';
import { QUEUE_SCHEMA } from './install-queue.js';
import { DatabaseUnavailable } from './database-unavailable.js';

/** Privileges for reading and writing rows. The role owns nothing, and can neither create nor truncate tables. */
const GRANTS = [
  `grant usage on schema public, ${QUEUE_SCHEMA} to %I`,
  `grant select, insert, update, delete on all tables in schema public, ${QUEUE_SCHEMA} to %I`,
  `grant usage on all sequences in schema public, ${QUEUE_SCHEMA} to %I`,
  'revoke insert, update, delete on migrations from %I',
];

/**
 * Grants the service's role access to the tables of the connected role. Creates the role if it is missing and the
 * connected role may create roles.
 * @throws DatabaseUnavailable
 */
export async function grantToService(owner: DataSource, serviceUrl: string): Promise<void> {
  const service = await ensureRole(owner, serviceUrl, 'DATABASE_URL');
  if (!service) return;
  for (const grant of GRANTS) await service.run(grant, service.role);
}

/** Whether the connected role can change the schema. */
export async function canChangeSchema(dataSource: DataSource): Promise<boolean> {
  const [{ may }] = await dataSource.query<[{ may: boolean }]>(
    `select coalesce((select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('public.migrations')),
       has_schema_privilege('public', 'create')) as may`,
  );
  return may;
}

/**
 * Checks that all migrations have been applied, for a role that cannot apply them. A newer schema is compatible.
 * @throws DatabaseUnavailable
 */
export async function assertUpToDate(dataSource: DataSource): Promise<void> {
  const applied = await dataSource
    .query<{ name: string }[]>('select name from migrations')
    .catch(() => [] as { name: string }[]);
  const names = new Set(applied.map(({ name }) => name));
  const missing = dataSource.migrations.filter(({ name }) => !names.has(name!));
  if (missing.length)
    throw new DatabaseUnavailable(
      `DATABASE_URL: the schema is out of date (${missing.length} migrations are missing) and this role may not ` +
        'change it: run `make migrate` with the URL of its owner in MIGRATION_DATABASE_URL',
    );
}
