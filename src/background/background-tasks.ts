import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { now } from '../domain/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { Task, type TaskDefinition } from './task.js';
import { TaskRecorder } from './task-recorder.js';
import type { TaskState } from './task-state.js';
import { type TaskRow, TaskStatesRepository } from './task-states.repository.js';

/** All background tasks: their schedules, results and delays. */
@Injectable()
export class BackgroundTasks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly tasks = new Map<string, Task>();
  /** The query in progress, which concurrent callers share. */
  private reading: Promise<TaskState[]> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly rows: TaskStatesRepository,
    private readonly recorder: TaskRecorder,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(BackgroundTasks.name);
  }

  /**
   * Defines a task; must be called before the application starts. Workers run the task on its schedule, other processes
   * only on request.
   */
  define(definition: TaskDefinition): Task {
    const task = new Task(definition, this.recorder);
    this.tasks.set(definition.name, task);
    return task;
  }

  /** @throws TypeError if there is no such task */
  get(name: string): Task {
    const task = this.tasks.get(name);
    if (!task) throw new TypeError(`there is no background task ${name}`);
    return task;
  }

  async onApplicationBootstrap(): Promise<void> {
    const works = this.config.ROLE !== 'api';
    // Without a worker, an external scheduler such as Cloud Scheduler may trigger the tasks, so none of them counts as late.
    const expected = [...this.tasks.values()].filter(
      ({ definition }) => works || typeof definition.every === 'number',
    );
    try {
      await this.rows.register(expected.map((task) => task.dueTask()));
    } catch (error) {
      this.logger.warn(
        { err: error },
        'could not register the background tasks at startup; each is registered after its next completed run',
      );
    }
    if (works) for (const task of this.tasks.values()) task.start();
  }

  /** Awaits running work before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.tasks.values()].map((task) => task.stop()));
  }

  /** States of the tasks this process defines, by name; scheduled ones appear once a worker has started. */
  states(): Promise<TaskState[]> {
    this.reading ??= this.read().finally(() => (this.reading = null));
    return this.reading;
  }

  private async read(): Promise<TaskState[]> {
    const rows = await this.rows.find([...this.tasks.keys()]);
    return Promise.all(rows.map((row) => this.stateOf(row)));
  }

  private async stateOf({ name, ...row }: TaskRow): Promise<TaskState> {
    const unwritten = this.recorder.unsavedOf(name);
    const { waiting } = this.tasks.get(name)!.definition;
    const known = row.last_error_at && { at: row.last_error_at, message: row.last_error! };
    const here = unwritten && {
      at: new Date(now().getTime() - unwritten.secondsAgo * 1000),
      message: unwritten.message,
    };
    return {
      name,
      lastSuccess: row.last_success_at,
      lastError: here ?? known,
      failures: row.failures + (unwritten?.count ?? 0),
      lag: row.lag,
      // If the backlog cannot be counted, the task's state is still returned.
      waiting: (await waiting?.().catch(() => null)) ?? null,
    };
  }
}
