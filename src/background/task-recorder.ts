import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { isConnectionFault } from '../database/connection-fault.js';
import { type DueTask, type Failures, TaskStatesRepository } from './task-states.repository.js';

const MOST_CHARACTERS = 500;

interface Unwritten {
  count: number;
  message: string;
  /** By a clock that nobody sets. */
  at: number;
}

/** Writes down how tasks end. What cannot be written, as the database is away, is kept and written with what comes next. */
@Injectable()
export class TaskRecorder {
  private readonly unwritten = new Map<string, Unwritten>();
  /** By task: failures in this process since its last success. */
  private readonly inARow = new Map<string, number>();

  constructor(
    private readonly states: TaskStatesRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(TaskRecorder.name);
  }

  async succeeded(task: DueTask): Promise<void> {
    const failures = this.inARow.get(task.name);
    if (failures) this.logger.info({ task: task.name, failures }, `${task.name} works again`);
    this.inARow.delete(task.name);
    await this.write(task, () => this.states.succeeded(task, this.unwrittenOf(task.name)));
  }

  async failed(task: DueTask, error: unknown): Promise<void> {
    const { name } = task;
    const message = sentence(error);
    this.log(name, message, error);
    const count = (this.unwritten.get(name)?.count ?? 0) + 1;
    this.unwritten.set(name, { count, message, at: performance.now() });
    await this.write(task, () => this.states.failed(task, this.unwrittenOf(name)!));
  }

  /** Failures of the task in this process that the database does not know yet. */
  unwrittenOf(name: string): Failures | null {
    const found = this.unwritten.get(name);
    if (!found) return null;
    const { count, message, at } = found;
    return { count, message, secondsAgo: (performance.now() - at) / 1000 };
  }

  private async write({ name }: DueTask, write: () => Promise<void>): Promise<void> {
    try {
      await write();
      this.unwritten.delete(name);
    } catch (error) {
      if (!isConnectionFault(error))
        this.logger.warn({ task: name, err: error }, `how ${name} went could not be written down`);
    }
  }

  /** The first failure, the second, the fourth, the eighth and so on: a log that fills the disk helps nobody. */
  private log(task: string, message: string, error: unknown): void {
    const failures = (this.inARow.get(task) ?? 0) + 1;
    this.inARow.set(task, failures);
    if ((failures & (failures - 1)) !== 0) return;
    if (isConnectionFault(error)) this.logger.warn({ task, failures }, `${task} failed: ${message}`);
    else this.logger.error({ task, failures, err: error }, `${task} failed; it is tried again`);
  }
}

/** For a text column, and for everybody who may read /health: where the database is stays untold. */
function sentence(error: unknown): string {
  if (isConnectionFault(error)) return 'the database did not answer';
  const message = error instanceof Error ? error.message : String(error);
  return message.slice(0, MOST_CHARACTERS).replaceAll('\0', '\ufffd').toWellFormed();
}
