import { Command } from 'commander';
import { CommandError } from '../command-error.js';
import { examples } from '../service/service-command.js';

/** The sandbox. It is outside `src`, because the service does not depend on it. */
const DEMO = new URL('../../../sandbox/demo.js', import.meta.url);

export const demo = (): Command =>
  examples(
    new Command('demo')
      .description(
        'start the service on simulated upstreams and an embedded PostgreSQL: no key, database or internet needed',
      )
      .action(async () => {
        const { startDemo } = await (import(DEMO.href) as Promise<{ startDemo: () => Promise<void> }>).catch(
          (error: unknown) => {
            throw new CommandError('The demo is not part of this build', { cause: error } as never);
          },
        );
        await startDemo();
      }),
    ['kasparro demo', 'PORT=8080 kasparro demo', 'DEMO_DATABASE_URL=postgres://localhost/demo kasparro demo'],
  );
