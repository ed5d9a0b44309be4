import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { now } from '../../domain/clock.js';
import { BackgroundTasks } from '../../background/background-tasks.js';
import type { Task } from '../../background/task.js';
import { CONFIG, type Config } from '../../config/config.js';
import { lastTick, scheduleOf } from '../../config/schedule.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { RunEvents } from '../../runs/run-events.js';
import { RunOutcomesRepository } from '../../runs/run-outcomes.repository.js';
import { isScheduled, type Run, type Trigger } from '../../runs/run.entity.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { RunService, SourceBusy } from './run.service.js';

/** Processes that start within the same interval of this length start only one run per source between them. */
const START_SLOT_MS = 10_000;

/** Starts runs of each source by its cron expression, in UTC, and once when the process starts. */
@Injectable()
export class ScheduleService implements OnApplicationBootstrap {
  private readonly tasks = new Map<string, Task>();
  /** Sources whose run at start-up has not been requested yet, with its slot. */
  private readonly startSlots = new Map<string, Date>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly sourceRows: SourcesRepository,
    private readonly runs: RunService,
    private readonly outcomes: RunOutcomesRepository,
    private readonly logger: PinoLogger,
    tasks: BackgroundTasks,
    events: RunEvents,
  ) {
    logger.setContext(ScheduleService.name);
    for (const { name } of sources) {
      const every = scheduleOf(config, name);
      if (every === null) continue;
      const work = () => this.tick(name, every);
      this.tasks.set(name, tasks.define({ name: `schedule.${name}`, every, work }));
    }
    events.on('end', ({ source, run }) => void this.continue(source, run));
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const source of this.sources) await this.sourceRows.register(source);
    if (this.config.ROLE !== 'api' && this.config.RUN_ON_START) await this.startAll();
  }

  /** Starts a run of every source. Those of scheduled sources count as executions of their schedules. */
  async startAll(): Promise<void> {
    for (const { name } of this.sources) await this.start(name);
  }

  /** Starts a source's run at start-up as a tick of its schedule, so that it is retried, or directly if it has no schedule. */
  private async start(source: string): Promise<void> {
    const slot = new Date(Math.floor(now().getTime() / START_SLOT_MS) * START_SLOT_MS);
    const task = this.tasks.get(source);
    if (task) {
      this.startSlots.set(source, slot);
      task.request();
      return task.idle();
    }
    try {
      await this.request(source, 'start', slot);
    } catch (error) {
      this.logger.error({ source, err: error }, 'could not request the start-up run');
    }
  }

  private async tick(source: string, cronTime: string): Promise<void> {
    const startSlot = this.startSlots.get(source);
    if (!startSlot) return this.request(source, 'schedule', lastTick(cronTime, now()));
    await this.request(source, 'start', startSlot);
    this.startSlots.delete(source);
  }

  /** Starts another run at once for partitions that a scheduled run left for lack of time. */
  private async continue(source: string, run: Run): Promise<void> {
    if (!this.tasks.has(source) || !isScheduled(run)) return;
    try {
      if (await this.outcomes.anyPostponed(run.id)) await this.runs.request({ source, trigger: 'schedule' });
    } catch (error) {
      // The run of the next tick reads these partitions.
      if (!(error instanceof SourceBusy)) this.logger.warn({ source, err: error }, 'could not request a run');
    }
  }

  private async request(source: string, trigger: Trigger, slot: Date): Promise<void> {
    try {
      await this.runs.request({ source, trigger, slot });
    } catch (error) {
      if (!(error instanceof SourceBusy)) throw error;
      this.logger.info({ source, run_id: error.runId }, `${trigger} skipped: ${error.message}`);
    }
  }
}
