import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { scheduleOf } from '../config/schedule.js';
import { RunEvents } from '../runs/run-events.js';
import type { Run } from '../runs/run.entity.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { SourcesRepository } from '../runs/sources.repository.js';
import { AnomaliesRepository } from './anomalies.repository.js';
import type { Anomaly } from './anomaly.js';
import { AnomalyEvents } from './anomaly-events.js';
import { PriceChecksRepository } from './price-checks.repository.js';
import { checkRun } from './run-checks.js';
import { RunHistoryRepository } from './run-history.repository.js';
import { checkSilence } from './silence-check.js';

const EVERY_MS = 60_000;

/** Looks for anomalies after each run that this process ended, and for silent sources every minute. */
@Injectable()
export class AnomalyWatch implements OnModuleDestroy {
  /** One look at a time: they are not urgent, and they read much. */
  private last: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly history: RunHistoryRepository,
    private readonly prices: PriceChecksRepository,
    private readonly anomalies: AnomaliesRepository,
    private readonly runs: RunsRepository,
    private readonly sources: SourcesRepository,
    private readonly found: AnomalyEvents,
    private readonly logger: PinoLogger,
    events: RunEvents,
  ) {
    logger.setContext(AnomalyWatch.name);
    events.on('end', ({ source, run }) => this.next(() => this.lookAtRun(source, run)));
  }

  /** A process that only serves looks for nothing. */
  @Interval('anomalies', EVERY_MS)
  onTick(): void {
    if (this.config.ROLE === 'api') return;
    this.next(() => this.lookForSilence(new Date()));
    this.next(() => this.catchUp());
  }

  /** Resolves once all that was begun is done. */
  settled(): Promise<void> {
    return this.last;
  }

  /** The database stays until what was begun is done. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    await this.last;
  }

  /** Only live runs have a usual course, and quotes that are new. */
  async lookAtRun(source: string, run: Run): Promise<void> {
    if (run.mode !== 'live') return;
    const ofRun = checkRun(source, run, await this.history.before(run));
    const ofPrices = Number(run.stored) + Number(run.updated) ? await this.prices.check(run) : [];
    await this.keep([...ofRun, ...ofPrices]);
    await this.history.markLookedAt(run.id);
  }

  /** Of the sources that are to run by themselves. */
  async lookForSilence(now: Date): Promise<void> {
    const scheduled = this.config.SOURCES.filter((source) => scheduleOf(this.config, source) !== null);
    const news = await this.history.news(scheduled);
    await this.keep(news.flatMap((one) => checkSilence(one, now) ?? []));
  }

  /** Runs whose process died before it could look. */
  async catchUp(): Promise<void> {
    const names = await this.sources.names();
    const runs = await this.runs.findAll(await this.history.leftOut(this.config.SOURCES));
    for (const run of runs) await this.lookAtRun(names.get(run.sourceId)!, run);
  }

  private async keep(found: readonly Anomaly[]): Promise<void> {
    const news = await this.anomalies.keep(found);
    if (!news.length) return;
    const names = await this.sources.names();
    for (const { kind, sourceId } of news) this.found.emit('found', { kind, source: names.get(sourceId)! });
    for (const [kind, [worst, ...others]] of Map.groupBy(news, (one) => one.kind)) {
      const { sourceId, runId, score, summary } = worst!;
      const about = { kind, source: names.get(sourceId), run_id: runId, score, count: others.length + 1 };
      this.logger.warn(about, others.length ? `${summary} And ${others.length} more.` : summary);
    }
  }

  /** What fails is logged and tried again by `catchUp`. It never fails a run. */
  private next(look: () => Promise<void>): void {
    this.last = this.last.then(async () => {
      if (this.stopped) return;
      await look().catch((error: unknown) =>
        this.logger.error({ err: error }, 'could not look for anomalies'),
      );
    });
  }
}
