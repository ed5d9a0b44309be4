import { Command } from 'commander';
import { examples } from '../service/service-command.js';

export const start = (): Command =>
  examples(
    new Command('start')
      .description('start the service; everything is set by the environment, see .env.example')
      .action(async () => {
        const { environment } = await import('../../config/environment.js');
        const { onStopSignal } = await import('../../process.js');
        const { startService } = await import('../../start-service.js');
        const service = await startService(environment());
        onStopSignal(() => service.stop());
      }),
    ['kasparro start', 'PORT=8080 SOURCES=csv CSV_PATH=prices kasparro start'],
  );
