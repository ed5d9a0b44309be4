/**
 * Settings of every session. Those of the server, the database or the role may differ: a DateStyle other than ISO, for example,
 * makes pg read every time as null.
 */
const SESSION_SETTINGS = {
  datestyle: 'ISO,MDY',
  timezone: 'UTC',
  intervalstyle: 'postgres',
  extra_float_digits: 1,
  bytea_output: 'hex',
  standard_conforming_strings: 'on',
  default_transaction_isolation: 'read committed',
  // After our own schema, those in which Supabase and Heroku install extensions.
  search_path: 'public,extensions,heroku_ext',
  // JIT compilation of an API statement takes longer than executing it.
  jit: 'off',
  // A peer that vanished is noticed after about 20 seconds: on Linux, tcp_user_timeout limits keepalives as well.
  tcp_keepalives_idle: 5,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 20_000,
};

/** PostgreSQL session settings, in the form of the `options` connection parameter. */
export function sessionOptions(more: Readonly<Record<string, string | number>> = {}): string {
  return Object.entries({ ...SESSION_SETTINGS, ...more })
    .map(([name, value]) => `-c ${name}=${String(value).replaceAll(/[\\ ]/g, '\\$&')}`)
    .join(' ');
}

/**
 * Adds `options` from the URL, such as the endpoint that Neon requires, instead of letting them replace ours. The URL's
 * `application_name` is ignored: a restore recognises running processes by theirs.
 */
export function withUrlOptions<
  Config extends { connectionString?: string | undefined; options?: string | undefined },
>(config: Config): Config {
  const url = config.connectionString === undefined ? null : URL.parse(config.connectionString);
  if (!url?.search) return config;
  const given = url.searchParams.get('options');
  for (const name of ['options', 'application_name', 'fallback_application_name'])
    url.searchParams.delete(name);
  const options = [given, config.options].filter(Boolean).join(' ');
  return { ...config, connectionString: url.href, options };
}
