import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { scheduleOf } from '../config/schedule.js';
import { type Source, SOURCES } from '../domain/source.js';
import type { Trigger } from '../runs/run.entity.js';
import { RunService, SourceBusy } from './run.service.js';

/** Runs each source when its cron expression says so, in UTC, and once at the start. */
@Injectable()
export class ScheduleService implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly registry: SchedulerRegistry,
    private readonly runs: RunService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ScheduleService.name);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.runs.reap();
    if (this.config.ROLE === 'api') return;
    for (const { name } of this.sources) {
      const cronTime = scheduleOf(this.config, name);
      if (cronTime)
        this.registry.addCronJob(
          name,
          CronJob.from({ cronTime, timeZone: 'UTC', start: true, onTick: () => this.tick(name, 'schedule') }),
        );
      if (this.config.RUN_ON_START) await this.tick(name, 'start');
    }
  }

  private async tick(source: string, trigger: Trigger): Promise<void> {
    try {
      await this.runs.start(source, trigger);
    } catch (error) {
      if (error instanceof SourceBusy)
        this.logger.info({ source, run_id: error.runId }, `${trigger} skipped: ${error.message}`);
      else this.logger.error({ source, err: error }, `${trigger} could not start a run`);
    }
  }
}
