import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { now } from '../domain/clock.js';
import { BackgroundTasks } from '../background/background-tasks.js';
import { CONFIG, type Config } from '../config/config.js';
import { lastTick } from '../config/schedule.js';
import { PruneBusy } from './prune-session.js';
import { Pruner } from './pruner.service.js';

/** Prunes on schedule, in UTC, in one of the workers. */
@Injectable()
export class RetentionSchedule {
  constructor(
    @Inject(CONFIG) { RETENTION_SCHEDULE: every }: Config,
    private readonly pruner: Pruner,
    private readonly logger: PinoLogger,
    tasks: BackgroundTasks,
  ) {
    logger.setContext(RetentionSchedule.name);
    if (!every || !pruner.isConfigured) return;
    tasks.define({ name: 'pruner', every, work: (signal) => this.tick(lastTick(every, now()), signal) });
  }

  /**
   * @param slot the tick, identical in all processes
   * @returns 'elsewhere' if another process, or the next tick, takes over
   */
  async tick(slot: Date, signal?: AbortSignal): Promise<void | 'elsewhere'> {
    try {
      const { counts, isStopped } = await this.pruner.prune({ trigger: 'schedule', slot, signal });
      this.logger.info({ counts }, isStopped ? 'pruning was stopped and continues next time' : 'pruned');
    } catch (error) {
      if (!(error instanceof PruneBusy)) throw error;
      this.logger.debug(error.message);
      return 'elsewhere';
    }
  }
}
