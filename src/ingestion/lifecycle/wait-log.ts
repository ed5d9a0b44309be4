import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { UpstreamWaits } from '../../sources/http/upstream-waits.js';

interface ActiveRead {
  runId: string;
  partition: string;
}

/** Logs each wait for an upstream with the run that waits, which the HTTP client does not know. */
@Injectable()
export class WaitLog {
  private readonly readings = new AsyncLocalStorage<ActiveRead>();

  constructor(waits: UpstreamWaits, logger: PinoLogger) {
    logger.setContext(WaitLog.name);
    waits.on('wait', ({ upstream, reason, why, seconds }) => {
      const { runId: run_id, partition } = this.readings.getStore() ?? {};
      const { source, name } = upstream;
      logger.info(
        { run_id, source, partition, upstream: name, reason, seconds },
        `waiting before a call: ${why}`,
      );
    });
  }

  /** Attributes waits during `read` to the given run and partition. */
  during<T>(reading: ActiveRead, read: () => Promise<T>): Promise<T> {
    return this.readings.run(reading, read);
  }
}
