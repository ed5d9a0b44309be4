import { Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { BackgroundTasks } from '../background/background-tasks.js';
import { type SetAsideCount, SetAsidesRepository } from '../background/set-asides.repository.js';
import { conditionOf, type TaskState } from '../background/task-state.js';
import { isConnectionFault } from '../database/connection-fault.js';

/** Reports background tasks. It is never down, because the service works even while some of them fail. */
@Injectable()
export class BackgroundIndicator {
  constructor(
    private readonly tasks: BackgroundTasks,
    private readonly setAsides: SetAsidesRepository,
    private readonly indicators: HealthIndicatorService,
  ) {}

  /** `isDegraded` is true if a task is failing or late, or if the states of the tasks cannot be read. */
  async check() {
    const check = this.indicators.check('background');
    try {
      const states = await this.tasks.states();
      const isDegraded = states.some((state) => conditionOf(state) !== 'ok');
      const asides = new Map((await this.setAsides.counts()).map(({ task, ...aside }) => [task, aside]));
      return {
        isDegraded,
        result: check.up(Object.fromEntries(states.map((one) => shown(one, asides.get(one.name))))),
      };
    } catch (error) {
      // The database indicator reports the cause.
      if (isConnectionFault(error))
        return { isDegraded: true, result: check.down({ message: 'the database does not respond' }) };
      return { isDegraded: true, result: check.up({ message: (error as Error).message }) };
    }
  }
}

function shown(state: TaskState, aside?: Omit<SetAsideCount, 'task'>) {
  const { name, lastSuccess, lastError, failures, lag, waiting } = state;
  return [
    name,
    {
      condition: conditionOf(state),
      last_success: lastSuccess,
      last_error: lastError,
      failures,
      lag_seconds: Math.round(lag),
      ...(waiting !== null && { waiting }),
      ...(aside && { set_aside: aside }),
    },
  ] as const;
}
