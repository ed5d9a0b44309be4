import { ConfigError } from '../../config/config-error.js';
import { CommandError, EXIT } from '../command-error.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings for a service that runs only as long as a command.
 * @param works the source whose runs this process works on; none by default
 */
export function commandSettings(env: Environment, works?: string): Environment {
  return {
    LOG_LEVEL: 'warn',
    ...env,
    ...{ LOG_OUTPUT: 'stderr', RUN_ON_START: 'false' },
    ...(works === undefined
      ? { ROLE: 'api' }
      : { ROLE: 'all', SOURCES: works, [`SCHEDULE_${works.toUpperCase()}`]: 'off' }),
  };
}

/** Reports an unknown source as a mistake in the command's argument, for commands whose argument is the source. */
export function refuseUnknownSource(error: unknown): never {
  if (error instanceof ConfigError && error.message.startsWith('SOURCES: '))
    throw new CommandError(error.message.slice('SOURCES: '.length), EXIT.usage);
  throw error;
}
