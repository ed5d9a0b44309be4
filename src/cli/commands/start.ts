import { Command } from 'commander';
import { examples } from '../service/service-command.js';

export const start = (): Command =>
  examples(
    new Command('start')
      .description('start the service; environment variables configure it, see .env.example')
      .action(async () => {
        const { environment } = await import('../../config/environment.js');
        const { onStopSignal } = await import('../../process.js');
        const { startService } = await import('../../start-service.js');
        const { announce } = await import('../announce.js');
        const isTerminal = process.stdout.isTTY === true;
        const service = await startService(
          { LOG_PRETTY: String(isTerminal), ...environment() },
          { onBegin: onStopSignal },
        );
        announce(service, isTerminal);
      }),
    ['kasparro start', 'PORT=8080 SOURCES=csv CSV_PATH=prices kasparro start'],
  );
