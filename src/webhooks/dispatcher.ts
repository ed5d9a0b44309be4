import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { BackgroundTasks } from '../background/background-tasks.js';
import { MAX_WAITING } from '../background/task-state.js';
import { tryEach } from '../background/try-each.js';
import type { Task } from '../background/task.js';
import { CONFIG, type Config } from '../config/config.js';
import { retryConflicts } from '../database/retry-conflicts.js';
import { RunEvents } from '../runs/run-events.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryQueue } from './delivery-queue.js';
import { OutboxRepository } from './outbox.repository.js';

const EVERY_SECONDS = 5;
const UPKEEP_SECONDS = 60;

/** Turns facts in the outbox into deliveries, and requeues deliveries whose jobs are missing. */
@Injectable()
export class Dispatcher {
  private readonly task: Task;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly outbox: OutboxRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly queue: DeliveryQueue,
    private readonly logger: PinoLogger,
    events: RunEvents,
    tasks: BackgroundTasks,
  ) {
    logger.setContext(Dispatcher.name);
    this.task = tasks.define({
      name: 'webhook_outbox',
      every: EVERY_SECONDS,
      work: (signal) => this.dispatch(signal),
      waiting: () => outbox.waiting(MAX_WAITING),
    });
    tasks.define({
      name: 'webhook_upkeep',
      every: UPKEEP_SECONDS,
      work: (signal) =>
        tryEach([() => this.requeueLost(), () => this.prune(signal)], (step) => step(), signal),
    });
    events.on('end', () => this.task.request());
  }

  /** Asks for a dispatch soon. */
  request(): void {
    this.task.request();
  }

  /** Empties the outbox. An event, its deliveries and their jobs commit together with the removal of its facts. */
  async dispatch(signal?: AbortSignal): Promise<void> {
    while (!signal?.aborted && (await this.outbox.waiting(1))) {
      await retryConflicts(() =>
        this.dataSource.transaction(async (tx) => this.queue.send(tx, await this.outbox.take(tx))),
      );
    }
  }

  /** Requeues deliveries whose jobs are missing, for example after a restore. */
  async requeueLost(): Promise<void> {
    const lost = await this.dataSource.transaction(async (tx) => {
      const found = await this.deliveries.requeueLost(tx);
      await this.queue.send(tx, found);
      return found;
    });
    if (lost.length)
      this.logger.warn({ deliveries: lost.length }, 'deliveries without a job are queued again');
  }

  private async prune(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await this.deliveries.prune(this.config.WEBHOOK_LOG_DAYS)));
  }
}
