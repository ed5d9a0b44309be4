import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { lastTick, scheduleOf } from '../config/schedule.js';
import { type Source, SOURCES } from '../domain/source.js';
import type { Trigger } from '../runs/run.entity.js';
import { SourcesRepository } from '../runs/sources.repository.js';
import { RunService, SourceBusy } from './run.service.js';

/** Processes that start together run each source once. */
const START_SLOT_MS = 10_000;

/** Asks for a run of each source when its cron expression says so, in UTC, and once at the start. */
@Injectable()
export class ScheduleService implements OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly registry: SchedulerRegistry,
    private readonly sourceRows: SourcesRepository,
    private readonly runs: RunService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ScheduleService.name);
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const source of this.sources) await this.sourceRows.register(source);
    if (this.config.ROLE === 'api') return;
    for (const { name } of this.sources) {
      const cronTime = scheduleOf(this.config, name);
      if (cronTime) {
        const onTick = () => this.tick(name, 'schedule', lastTick(cronTime, new Date()));
        this.registry.addCronJob(name, CronJob.from({ cronTime, timeZone: 'UTC', start: true, onTick }));
      }
      const slot = new Date(Math.floor(Date.now() / START_SLOT_MS) * START_SLOT_MS);
      if (this.config.RUN_ON_START) await this.tick(name, 'start', slot);
    }
  }

  private async tick(source: string, trigger: Trigger, slot: Date): Promise<void> {
    try {
      await this.runs.request({ source, trigger, slot });
    } catch (error) {
      if (error instanceof SourceBusy)
        this.logger.info({ source, run_id: error.runId }, `${trigger} skipped: ${error.message}`);
      else this.logger.error({ source, err: error }, `${trigger} could not ask for a run`);
    }
  }
}
