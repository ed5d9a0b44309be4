import { type FSWatcher, watch } from 'node:fs';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../../config/config.js';
import { scheduleOf } from '../../config/schedule.js';
import { now } from '../../domain/clock.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { folderOf } from '../../sources/csv/files/files.js';
import { RunService, SourceBusy } from './run.service.js';

const CSV = 'csv';
/** Time without changes before a file is read: one that is still being written, with half a header, would look broken. */
const QUIET_MS = 2000;

/** Runs the source `csv` soon after a file under CSV_PATH appears or changes. Scheduled runs find changes that it misses. */
@Injectable()
export class CsvWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private watcher?: FSWatcher;
  private timer?: NodeJS.Timeout;
  private requested: Promise<void> = Promise.resolve();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly runs: RunService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(CsvWatch.name);
  }

  async onApplicationBootstrap(): Promise<void> {
    const isMeant = this.sources.some(({ name }) => name === CSV) && scheduleOf(this.config, CSV) !== null;
    if (this.config.ROLE === 'api' || !isMeant) return;
    try {
      const { folder, isDeep } = await folderOf(this.config.CSV_PATH);
      this.watcher = watch(folder, { recursive: isDeep, persistent: false }, () => this.wait());
      this.watcher.on('error', (error) => this.giveUp(error));
    } catch (error) {
      this.giveUp(error);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.watcher?.close();
    this.watcher = undefined;
    clearTimeout(this.timer);
    await this.requested;
  }

  private wait(): void {
    clearTimeout(this.timer);
    if (!this.watcher) return;
    this.timer = setTimeout(() => {
      this.requested = this.request();
    }, QUIET_MS).unref();
  }

  private async request(): Promise<void> {
    // Processes that watch the same folder request the same slot, so only one of them starts a run.
    const slot = new Date(Math.floor(now().getTime() / QUIET_MS) * QUIET_MS);
    try {
      await this.runs.request({ source: CSV, trigger: 'schedule', slot });
    } catch (error) {
      // The run in progress may have listed the files before this change.
      if (error instanceof SourceBusy && error.runId !== null) this.wait();
      else if (!(error instanceof SourceBusy))
        this.logger.warn(
          { source: CSV, err: error },
          'could not request a run; new files are read on schedule',
        );
    }
  }

  private giveUp(error: unknown): void {
    this.watcher?.close();
    this.watcher = undefined;
    this.logger.warn(
      { source: CSV, reason: (error as Error).message },
      'new files cannot be watched; they are read on schedule',
    );
  }
}
