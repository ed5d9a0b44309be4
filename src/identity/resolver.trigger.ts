import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { BackgroundTasks } from '../background/background-tasks.js';
import type { Task } from '../background/task.js';
import { RunEvents } from '../runs/run-events.js';
import { DueListingsRepository } from './due-listings.repository.js';
import { MappingsService } from './mappings.service.js';
import { ResolverService } from './resolver.service.js';

/** Delay after a run stores data, so that more data accumulates, but new coins are resolved before a long run ends. */
const PAUSE_MS = 5000;
const BUSY_MS = 250;
/** Interval of the regular executions, which are needed in case another process died before it resolved its listings. */
const EVERY_SECONDS = 60;

/** Triggers the resolver when runs store data or end, and every minute. */
@Injectable()
export class ResolverTrigger {
  private readonly task: Task;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly resolver: ResolverService,
    private readonly mappings: MappingsService,
    private readonly logger: PinoLogger,
    dataSource: DataSource,
    events: RunEvents,
    due: DueListingsRepository,
    tasks: BackgroundTasks,
  ) {
    logger.setContext(ResolverTrigger.name);
    this.task = tasks.define({
      name: 'resolver',
      every: EVERY_SECONDS,
      work: (signal) => this.resolve(signal),
      waiting: () => due.waiting(dataSource.manager),
    });
    events.on('end', () => this.task.request());
    events.on('page', () => this.schedule());
  }

  /** The promise fulfils once everything stored so far has been resolved. */
  idle(): Promise<void> {
    return this.task.idle();
  }

  /** Stops triggering the resolver. */
  stop(): Promise<void> {
    return this.task.stop();
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.task.request();
    }, PAUSE_MS).unref();
  }

  private async resolve(signal: AbortSignal): Promise<void> {
    let outcome = await this.resolver.run();
    // The busy process may have started before the newest listing existed.
    while (outcome.status === 'busy') {
      await sleep(BUSY_MS, undefined, { signal });
      outcome = await this.resolver.run();
    }
    if (outcome.resolved) this.logger.info(outcome, 'listings resolved');
    await this.mappings.apply();
  }
}
