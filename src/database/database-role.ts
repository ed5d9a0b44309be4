import { ResilientClient } from './connection.js';
import type { DataSource } from 'typeorm';
import { DatabaseUnavailable } from './database-unavailable.js';

/** Runs a statement that PostgreSQL formats, so that names and passwords are quoted. */
type Run = (form: string, ...parameters: string[]) => Promise<void>;

/** The user and password that a database URL stands for, decoded. */
export function accountOf(url: string): { user: string; password: string } {
  const { user = '', password } = new ResilientClient(url);
  return { user, password: typeof password === 'string' ? password : '' };
}

/**
 * The role named in a database URL. Creates the role if it is missing and the connected role may create roles.
 * @returns null if the URL names the connected role itself
 * @throws DatabaseUnavailable
 */
export async function ensureRole(
  owner: DataSource,
  url: string,
  variable: string,
): Promise<{ role: string; run: Run } | null> {
  const { user: role, password } = accountOf(url);
  const [{ known, me, may_make }] = await owner.query<[{ known: boolean; me: string; may_make: boolean }]>(
    `select exists (select from pg_roles where rolname = $1) as known, current_user as me,
       (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_make`,
    [role],
  );
  if (role === me) return null;
  const run: Run = async (form, ...parameters) => {
    const places = parameters.map((_value, index) => `$${index + 2}::text`).join(', ');
    const [{ sql }] = await owner.query<[{ sql: string }]>(`select format($1, ${places}) as sql`, [
      form,
      ...parameters,
    ]);
    await owner.query(sql);
  };
  if (!known && !may_make)
    throw new DatabaseUnavailable(
      `${variable}: role ${role} does not exist, and ${me} may not create it: create role "${role}" login password …`,
    );
  if (!known) await run('create role %I login password %L', role, password);
  return { role, run };
}
