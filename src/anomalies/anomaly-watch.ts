import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { BackgroundTasks } from '../background/background-tasks.js';
import { now } from '../domain/clock.js';
import { tryEach, tryEachRun } from '../background/try-each.js';
import { UnprocessedRuns } from '../background/unprocessed-runs.js';
import type { Task } from '../background/task.js';
import { CONFIG, type Config } from '../config/config.js';
import { scheduleOf } from '../config/schedule.js';
import { RunEvents } from '../runs/run-events.js';
import type { Run } from '../runs/run.entity.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { SourcesRepository } from '../runs/sources.repository.js';
import { AnomaliesRepository } from './anomalies.repository.js';
import { ANOMALY_WATCH, type Anomaly } from './anomaly.js';
import { AnomalyEvents } from './anomaly-events.js';
import { DisagreementsRepository } from './disagreements.repository.js';
import { PriceChecks } from './price-checks.js';
import { checkRun } from './run-checks.js';
import { RunHistoryRepository } from './run-history.repository.js';
import { checkSilence } from './silence-check.js';

const EVERY_SECONDS = 60;

/** Checks each run that ended in this process for anomalies, and all sources for silence every minute. */
@Injectable()
export class AnomalyWatch {
  private readonly task: Task;
  private readonly pending = new UnprocessedRuns();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly history: RunHistoryRepository,
    private readonly prices: PriceChecks,
    private readonly disagreements: DisagreementsRepository,
    private readonly anomalies: AnomaliesRepository,
    private readonly runs: RunsRepository,
    private readonly sources: SourcesRepository,
    private readonly found: AnomalyEvents,
    private readonly logger: PinoLogger,
    events: RunEvents,
    tasks: BackgroundTasks,
  ) {
    logger.setContext(AnomalyWatch.name);
    this.task = tasks.define({
      name: ANOMALY_WATCH,
      every: EVERY_SECONDS,
      work: (signal, isDue) => this.work(signal, isDue),
      waiting: async () => (await history.unevaluated(config.SOURCES)).length,
    });
    events.on('end', ({ run }) => {
      if (run.mode !== 'live') return;
      this.pending.add(run.id);
      this.task.request();
    });
  }

  /** Resolves once all pending work has finished. */
  idle(): Promise<void> {
    return this.task.idle();
  }

  /** Checks a live run. Replays and backfills are not compared: they have no typical size, and bring no new prices. */
  async evaluateRun(source: string, run: Run): Promise<void> {
    if (run.mode !== 'live') return;
    const ofRun = checkRun(source, run, await this.history.previousTo(run));
    const ofPrices = Number(run.stored) + Number(run.updated) ? await this.prices.check(run) : [];
    const disagreements = await this.disagreements.check(source, run);
    await this.save([...ofRun, ...ofPrices, ...disagreements]);
    await this.disagreements.close(
      run,
      disagreements.map(({ key }) => key),
    );
    await this.history.markEvaluated(run.id);
  }

  /** Checks sources with a schedule for silence; others have no time at which they should run. */
  async checkSilences(now: Date): Promise<void> {
    const scheduled = this.config.SOURCES.filter((source) => scheduleOf(this.config, source) !== null);
    const news = await this.history.updateTimes(scheduled);
    await this.save(news.flatMap((one) => checkSilence(one, now) ?? []));
  }

  /** Evaluates runs whose process died or failed before it could. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    await tryEachRun(await this.history.unevaluated(this.config.SOURCES), (id) => this.evaluate(id), signal);
  }

  private async work(signal: AbortSignal, isDue: boolean): Promise<void> {
    const looks = [() => this.pending.process((id) => this.evaluate(id), signal)];
    if (isDue)
      looks.push(
        () => this.checkSilences(now()),
        () => this.catchUp(signal),
      );
    await tryEach(looks, (look) => look(), signal);
  }

  /** Evaluates a run, unless it has been deleted by retention. */
  private async evaluate(runId: string): Promise<void> {
    const run = await this.runs.find(runId);
    if (run) await this.evaluateRun((await this.sources.names()).get(run.sourceId)!, run);
  }

  private async save(found: readonly Anomaly[]): Promise<void> {
    const news = await this.anomalies.upsert(found);
    if (!news.length) return;
    const names = await this.sources.names();
    for (const { kind, sourceId } of news) this.found.emit('found', { kind, source: names.get(sourceId)! });
    for (const [kind, [worst, ...others]] of Map.groupBy(news, (one) => one.kind)) {
      const { sourceId, runId, score, summary } = worst!;
      const about = { kind, source: names.get(sourceId), run_id: runId, score, count: others.length + 1 };
      this.logger.warn(about, others.length ? `${summary} And ${others.length} more.` : summary);
    }
  }
}
