import type { Config } from '../../config/config.js';
import { ConfigError } from '../../config/config-error.js';
import { schedule } from '../../config/fields.js';
import { readDefinitions } from './read-definitions.js';

/**
 * Adds the schedules of YAML sources to the configuration: from SCHEDULE_NAME, or else from their files.
 * @throws ConfigError
 */
export function withSchedules(config: Config): Config {
  const schedules = readDefinitions(config).flatMap(({ name, schedule: own }) => {
    const key = `SCHEDULE_${name.toUpperCase()}`;
    if (Object.hasOwn(config, key)) return [];
    const given = variable(key, config);
    return [[key, given === undefined ? (own ?? null) : given] as const];
  });
  return { ...config, ...Object.fromEntries(schedules) };
}

/** The schedule in an environment variable; undefined if it is not set, null for `off`. */
function variable(key: string, { VARIABLES }: Config): string | null | undefined {
  const given = VARIABLES[key];
  if (given === undefined) return undefined;
  const parsed = schedule.safeParse(given);
  if (!parsed.success) throw new ConfigError(`${key}: ${parsed.error.issues[0]!.message}`);
  return parsed.data;
}
