import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { lastTick } from '../config/schedule.js';
import { PruneBusy, Pruner } from './pruner.service.js';

/** Prunes when the cron expression says so, in UTC: of all workers that tick, one. */
@Injectable()
export class RetentionSchedule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly registry: SchedulerRegistry,
    private readonly pruner: Pruner,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RetentionSchedule.name);
  }

  onApplicationBootstrap(): void {
    const { ROLE, RETENTION_SCHEDULE: cronTime } = this.config;
    if (ROLE === 'api' || !cronTime || !this.pruner.isAsked) return;
    const onTick = () => {
      this.running = this.tick(lastTick(cronTime, new Date()));
    };
    this.registry.addCronJob('retention', CronJob.from({ cronTime, timeZone: 'UTC', start: true, onTick }));
  }

  /** @param slot the tick, which all processes name alike */
  async tick(slot: Date): Promise<void> {
    try {
      const { counts, isStopped } = await this.pruner.prune({
        trigger: 'schedule',
        slot,
        signal: this.stopping.signal,
      });
      this.logger.info({ counts }, isStopped ? 'pruning was stopped and goes on next time' : 'pruned');
    } catch (error) {
      if (error instanceof PruneBusy) this.logger.debug(error.message);
      else this.logger.error({ err: error }, 'pruning failed; what was dropped is dropped');
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }
}
