import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { UpstreamWaits } from '../../sources/http/upstream-waits.js';

interface ActiveRead {
  runId: string;
  partition: string;
}

/** Logs what keeps a run waiting for an upstream, with the run: the HTTP client knows of none. */
@Injectable()
export class WaitLog {
  private readonly readings = new AsyncLocalStorage<ActiveRead>();

  constructor(waits: UpstreamWaits, logger: PinoLogger) {
    logger.setContext(WaitLog.name);
    waits.on('wait', ({ upstream, reason, why, seconds }) => {
      const { runId: run_id, partition } = this.readings.getStore() ?? {};
      const { source, name } = upstream;
      logger.info({ run_id, source, partition, upstream: name, reason, seconds }, `a call waits: ${why}`);
    });
  }

  /** Waits within `read`, however deep, are logged as those of this reading. */
  during<T>(reading: ActiveRead, read: () => Promise<T>): Promise<T> {
    return this.readings.run(reading, read);
  }
}
