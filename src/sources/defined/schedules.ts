import { type Config, ConfigError } from '../../config/config.js';
import { schedule } from '../../config/fields.js';
import { readDefinitions } from './read-definitions.js';

/**
 * The configuration with the schedules of sources without code: by SCHEDULE_NAME, or else by their files.
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

/** Undefined where it is not set; null is off. */
function variable(key: string, { VARIABLES }: Config): string | null | undefined {
  const given = VARIABLES[key];
  if (given === undefined) return undefined;
  const parsed = schedule.safeParse(given);
  if (!parsed.success) throw new ConfigError(`${key}: ${parsed.error.issues[0]!.message}`);
  return parsed.data;
}
