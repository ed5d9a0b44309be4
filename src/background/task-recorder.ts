import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { isConnectionFault } from '../database/connection-fault.js';
import { type DueTask, type Failures, TaskStatesRepository } from './task-states.repository.js';

const MAX_MESSAGE = 500;

interface UnsavedFailures {
  count: number;
  message: string;
  /** Time of the failure, by a monotonic clock. */
  at: number;
}

/**
 * Records the outcome of tasks. While the database is down, failures are buffered and written with the next outcome.
 */
@Injectable()
export class TaskRecorder {
  private readonly unsaved = new Map<string, UnsavedFailures>();
  /** Failures in this process since the last success, by task. */
  private readonly consecutiveFailures = new Map<string, number>();

  constructor(
    private readonly states: TaskStatesRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TaskRecorder.name);
  }

  async succeeded(task: DueTask): Promise<void> {
    const failures = this.consecutiveFailures.get(task.name);
    if (failures) this.logger.info({ task: task.name, failures }, `${task.name} works again`);
    this.consecutiveFailures.delete(task.name);
    await this.save(task, () => this.states.succeeded(task, this.unsavedOf(task.name)));
  }

  async failed(task: DueTask, error: unknown): Promise<void> {
    const { name } = task;
    const message = errorMessage(error);
    this.log(name, message, error);
    const count = (this.unsaved.get(name)?.count ?? 0) + 1;
    this.unsaved.set(name, { count, message, at: performance.now() });
    await this.save(task, () => this.states.failed(task, this.unsavedOf(name)!));
  }

  /** Failures in this process that are not in the database yet. */
  unsavedOf(name: string): Failures | null {
    const found = this.unsaved.get(name);
    if (!found) return null;
    const { count, message, at } = found;
    return { count, message, secondsAgo: (performance.now() - at) / 1000 };
  }

  private async save({ name }: DueTask, write: () => Promise<void>): Promise<void> {
    try {
      await write();
      this.unsaved.delete(name);
    } catch (error) {
      if (!isConnectionFault(error))
        this.logger.warn({ task: name, err: error }, `could not save the outcome of ${name}`);
    }
  }

  /** Logs the first, second, fourth, eighth failure and so on, so that a persistent failure does not fill the disk. */
  private log(task: string, message: string, error: unknown): void {
    const failures = (this.consecutiveFailures.get(task) ?? 0) + 1;
    this.consecutiveFailures.set(task, failures);
    if ((failures & (failures - 1)) !== 0) return;
    if (isConnectionFault(error)) this.logger.warn({ task, failures }, `${task} failed: ${message}`);
    else this.logger.error({ task, failures, err: error }, `${task} failed and will be retried`);
  }
}

/** An error's message for the database and /health, where it must not reveal the database's address. */
function errorMessage(error: unknown): string {
  if (isConnectionFault(error)) return 'the database did not answer';
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, MAX_MESSAGE).replaceAll('\0', '\ufffd').toWellFormed();
}
