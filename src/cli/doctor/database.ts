import type { Client } from 'pg';
import type { Config } from '../../config/config.js';
import { openClient } from '../../database/connection.js';
import { sharedUrl } from '../../database/data-dir-owner.js';
import { migrationOptions } from '../../database/data-source.js';
import { pluralize } from '../../domain/pluralize.js';
import { postgresBinaries } from '../../database/postgres-binaries.js';
import { refusalOf, SERVER, type Server } from '../../database/server-version.js';
import { type Check, fault, ok, warning } from './check.js';

const MAX_SKEW_SECONDS = 5;
const TABLES_NEED = ['select', 'insert', 'update', 'delete'];
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DENIED = '42501';
const GRANT = 'run kasparro migrate as the owner (MIGRATION_DATABASE_URL) to grant the missing privileges';

/**
 * Checks the version, schema, rights, clock and connections of the database. If the embedded one is not running, checks
 * whether it could start.
 */
export async function checkDatabase(config: Config): Promise<Check[]> {
  const url = config.DATABASE_URL ?? sharedUrl(`${config.DATA_DIR}/postgres`);
  if (!url) return [await checkEmbedded(config)];
  let client: Client;
  try {
    client = await openClient(url, 'kasparro-doctor');
  } catch (error) {
    const { host } = new URL(url);
    const why = (error as Error).message || (error as { code?: string }).code || 'no answer';
    return [fault('Database', `${host}: ${why}`, 'start it, or correct DATABASE_URL')];
  }
  const checks: Check[] = [];
  try {
    checks.push(await version(client), await clock(client), await connections(client, config));
    if (checks[0]!.found === 'fault') return checks;
    const schema = await checkSchema(client, url);
    checks.push(schema);
    if (schema.found === 'ok') checks.push(await rights(client), await upstreams(client, config));
  } catch (error) {
    const { code, message } = error as Error & { code?: string };
    checks.push(code === DENIED ? fault('Rights', message, GRANT) : fault('Database', message));
  } finally {
    await client.end();
  }
  return checks;
}

async function checkEmbedded({ DATA_DIR }: Config): Promise<Check> {
  try {
    await postgresBinaries();
    return ok('Database', `the embedded PostgreSQL in ${DATA_DIR}, which is not running now`);
  } catch (error) {
    return fault('Database', (error as Error).message);
  }
}

async function version(client: Client): Promise<Check> {
  const { rows } = await client.query<Server>(SERVER);
  const refusal = refusalOf(rows[0]!, 'DATABASE_URL');
  return refusal ? fault('Database', refusal) : ok('Database', `PostgreSQL ${rows[0]!.version}`);
}

async function clock(client: Client): Promise<Check> {
  const before = Date.parse(new Date().toISOString());
  const { rows } = await client.query<{ skew: number }>(
    'select extract(epoch from clock_timestamp())::float - $1::float / 1000 as skew',
    [before],
  );
  const seconds = Math.abs(rows[0]!.skew);
  const detail = `the clocks of this machine and the database are ${seconds.toFixed(1)} s apart`;
  return seconds > MAX_SKEW_SECONDS
    ? warning('Clock', detail, 'synchronise both with NTP')
    : ok('Clock', detail);
}

async function checkSchema(client: Client, url: string): Promise<Check> {
  const { rows } = await client.query<{ made: boolean }>(
    `select to_regclass('public.migrations') is not null as made`,
  );
  if (!rows[0]!.made)
    return warning('Schema', 'the database is empty', 'kasparro migrate, or kasparro start, fills it');
  const applied = await client.query<{ name: string }>('select name from migrations');
  const known = migrationOptions(url).migrations as { name: string }[];
  const names = new Set(applied.rows.map(({ name }) => name));
  const missing = known.filter(({ name }) => !names.has(name));
  if (!missing.length) return ok('Schema', 'up to date');
  const count = pluralize(missing.length, 'migration is', 'migrations are');
  return fault('Schema', `${count} missing`, 'kasparro migrate, by the owner of the schema');
}

async function rights(client: Client): Promise<Check> {
  const { rows } = await client.query<{ me: string; may: boolean }>(
    `select current_user as me, bool_and(has_table_privilege(c.oid, privilege)) as may
     from pg_class c, unnest($1::text[]) privilege where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'migrations'`,
    [TABLES_NEED],
  );
  const { me, may } = rows[0]!;
  if (may) return ok('Rights', `${me} can read and write all tables`);
  return fault('Rights', `${me} lacks ${TABLES_NEED.join(', ')} on some tables`, GRANT);
}

async function upstreams(client: Client, { UPSTREAMS }: Config): Promise<Check> {
  const { rows } = await client.query<{ kind: string }>('select kind from upstreams');
  const kind = rows[0]?.kind ?? UPSTREAMS;
  if (kind === UPSTREAMS) return ok('Upstreams', kind);
  return fault(
    'Upstreams',
    `the database was filled from ${kind} ones`,
    `set UPSTREAMS=${kind}, or use another database`,
  );
}

async function connections(client: Client, config: Config): Promise<Check> {
  const { rows } = await client.query<{ most: number; used: number }>(
    `select current_setting('max_connections')::int as most,
       (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used`,
  );
  const { most, used } = rows[0]!;
  const wanted = config.DATABASE_POOL_SIZE + config.READ_CONNECTIONS + config.EXPORT_STREAMS + 6;
  const detail = `${used} of ${most} in use; one process takes up to ${wanted}`;
  if (wanted < most) return ok('Connections', detail);
  return warning('Connections', detail, 'lower DATABASE_POOL_SIZE, or raise max_connections');
}
