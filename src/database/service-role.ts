import type { DataSource } from 'typeorm';
import { QUEUE_SCHEMA } from './install-queue.js';
import { DatabaseUnavailable } from './database-unavailable.js';

/** Access to rows only: the role owns nothing and can neither create nor truncate tables. */
const GRANTS = [
  `grant usage on schema public, ${QUEUE_SCHEMA} to %I`,
  `grant select, insert, update, delete on all tables in schema public, ${QUEUE_SCHEMA} to %I`,
  `grant usage on all sequences in schema public, ${QUEUE_SCHEMA} to %I`,
  'revoke insert, update, delete on migrations from %I',
];

/**
 * Grants the service's role access to the tables of the connected role. Creates the role if it is missing and the
 * connected role may do so.
 * @throws DatabaseUnavailable
 */
export async function grantToService(owner: DataSource, serviceUrl: string): Promise<void> {
  const { username, password } = new URL(serviceUrl);
  const role = decodeURIComponent(username);
  const [{ known, me, may_make }] = await owner.query<[{ known: boolean; me: string; may_make: boolean }]>(
    `select exists (select from pg_roles where rolname = $1) as known, current_user as me,
       (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_make`,
    [role],
  );
  if (role === me) return;
  const run = async (form: string, ...parameters: string[]) => {
    const places = parameters.map((_value, index) => `$${index + 2}::text`).join(', ');
    const [{ sql }] = await owner.query<[{ sql: string }]>(`select format($1, ${places}) as sql`, [
      form,
      ...parameters,
    ]);
    await owner.query(sql);
  };
  if (!known && !may_make)
    throw new DatabaseUnavailable(
      `DATABASE_URL: role ${role} does not exist, and ${me} may not create it: create role "${role}" login password …`,
    );
  if (!known) await run('create role %I login password %L', role, decodeURIComponent(password));
  for (const grant of GRANTS) await run(grant, role);
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
 * For a role that cannot change the schema. Newer migrations are compatible.
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
