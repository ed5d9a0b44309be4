import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { BackgroundTasks } from '../background/background-tasks.js';
import { findBroken } from '../background/find-broken.js';
import { tryEach, tryEachRun } from '../background/try-each.js';
import { UnprocessedRuns } from '../background/unprocessed-runs.js';
import { SetAsidesRepository } from '../background/set-asides.repository.js';
import type { Task } from '../background/task.js';
import { RunEvents } from '../runs/run-events.js';
import { ArticleAssetsRepository, type StoredArticle } from './article-assets.repository.js';
import { type Dictionary, dictionaryOf } from './dictionary.js';
import { fingerprintOf } from './fingerprint.js';
import { AssetNamesRepository } from './asset-names.repository.js';
import { LinkedRunsRepository } from './linked-runs.repository.js';
import { mentionsOf } from './mentions-of.js';

const TASK = 'mention_linker';
const EVERY_SECONDS = 300;
const BATCH = 500;
/** Which articles are searched again when names change: those of the last days, up to a maximum number. */
const RELINK_DAYS = 30;
const RELINK_MOST = 10_000;

/** Links articles to the assets they mention: after each run that stored articles, and again when names change. */
@Injectable()
export class MentionLinker {
  private readonly task: Task;
  private readonly pending = new UnprocessedRuns();
  private known: { fingerprint: string; dictionary: Dictionary } | null = null;

  constructor(
    private readonly assets: AssetNamesRepository,
    private readonly articles: ArticleAssetsRepository,
    private readonly linkedRuns: LinkedRunsRepository,
    private readonly setAsides: SetAsidesRepository,
    private readonly logger: PinoLogger,
    events: RunEvents,
    tasks: BackgroundTasks,
  ) {
    logger.setContext(MentionLinker.name);
    this.task = tasks.define({
      name: TASK,
      every: EVERY_SECONDS,
      work: (signal, isDue) => this.work(signal, isDue),
      waiting: () => linkedRuns.waiting(),
    });
    events.on('end', ({ run }) => {
      if (!(Number(run.stored) + Number(run.updated))) return;
      this.pending.add(run.id);
      this.task.request();
    });
  }

  /** Resolves when no work is under way. */
  idle(): Promise<void> {
    return this.task.idle();
  }

  /** Links the articles the run wrote; only feed runs have any. */
  async linkRun(runId: string): Promise<void> {
    let batch = await this.articles.ofRun(runId, '0', BATCH);
    if (!batch.length) return;
    const { dictionary } = await this.load();
    while (batch.length) {
      await this.link(batch, dictionary);
      batch = await this.articles.ofRun(runId, batch.at(-1)!.id, BATCH);
    }
    await this.linkedRuns.markLinked(runId);
  }

  /** Searches recent articles again if an asset is new, merged or split, or has another name or rank class. */
  async relink(signal?: AbortSignal): Promise<void> {
    const { fingerprint, dictionary } = await this.load();
    if (fingerprint === (await this.linkedRuns.fingerprint())) return;
    const ids = await this.articles.recent(RELINK_DAYS, RELINK_MOST);
    for (let index = 0; index < ids.length; index += BATCH) {
      if (signal?.aborted) return;
      await this.link(await this.articles.byIds(ids.slice(index, index + BATCH)), dictionary);
    }
    await this.linkedRuns.keepFingerprint(fingerprint);
    this.logger.info({ articles: ids.length }, 'searched recent articles for asset names again');
  }

  /** Links articles of runs whose process died or failed before it did. */
  async catchUp(signal?: AbortSignal): Promise<void> {
    const link = async (id: string) => {
      await this.linkRun(id);
      await this.linkedRuns.markLinked(id);
    };
    await tryEachRun(await this.linkedRuns.unlinked(), link, signal);
  }

  /** Retries articles that failed once. */
  private async retrySetAsides(): Promise<void> {
    const due = await this.setAsides.dueForRetry(TASK);
    if (!due.length) return;
    const { dictionary } = await this.load();
    const broken = await this.link(await this.articles.byIds(due), dictionary);
    await this.setAsides.remove(
      TASK,
      due.filter((id) => !broken.has(id)),
    );
  }

  private async work(signal: AbortSignal, isDue: boolean): Promise<void> {
    const steps = [() => this.pending.process((id) => this.linkRun(id), signal)];
    if (isDue)
      steps.push(
        () => this.catchUp(signal),
        () => this.relink(signal),
        () => this.retrySetAsides(),
      );
    await tryEach(steps, (step) => step(), signal);
  }

  /** @returns ids of articles that could not be linked */
  private async link(batch: readonly StoredArticle[], dictionary: Dictionary): Promise<Set<string>> {
    const broken = await findBroken(batch, (some) =>
      this.articles.replace(
        some.map((article) => ({ articleId: article.id, mentions: mentionsOf(article, dictionary) })),
      ),
    );
    const named = broken.map(({ item: { id, title }, error }) => ({ item: { id, name: title }, error }));
    await this.setAsides.add(TASK, named);
    for (const { item, error } of named)
      this.logger.error(
        { err: error, article: item.name },
        'an article makes the mention linker fail; it is set aside and retried later',
      );
    // A batch takes tens of milliseconds, so other work goes first.
    await setImmediate();
    return new Set(named.map(({ item }) => item.id));
  }

  private async load(): Promise<{ fingerprint: string; dictionary: Dictionary }> {
    const assets = await this.assets.all();
    const fingerprint = fingerprintOf(assets);
    if (this.known?.fingerprint !== fingerprint)
      this.known = { fingerprint, dictionary: dictionaryOf(assets) };
    return this.known;
  }
}
