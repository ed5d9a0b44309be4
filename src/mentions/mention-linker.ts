import { setImmediate } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { PinoLogger } from 'nestjs-pino';
import { CONFIG, type Config } from '../config/config.js';
import { RunEvents } from '../runs/run-events.js';
import { ArticleAssetsRepository, type StoredArticle } from './article-assets.repository.js';
import { type Dictionary, dictionaryOf } from './dictionary.js';
import { fingerprintOf } from './fingerprint.js';
import { KnownAssetsRepository } from './known-assets.repository.js';
import { LinkedRunsRepository } from './linked-runs.repository.js';
import { mentionsOf } from './mentions-of.js';

const EVERY_MS = 300_000;
const BATCH = 500;
/** What is searched again when names change: the newest articles of so many days, at most so many. */
const RELINK_DAYS = 30;
const RELINK_MOST = 10_000;
/** Links articles to the assets that they mention: after each run that stored some, and again when names change. */
@Injectable()
export class MentionLinker implements OnModuleDestroy {
  /** One after the other: they share the dictionary, and none is urgent. */
  private last: Promise<void> = Promise.resolve();
  private stopped = false;
  private known: { fingerprint: string; dictionary: Dictionary } | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly assets: KnownAssetsRepository,
    private readonly articles: ArticleAssetsRepository,
    private readonly linkedRuns: LinkedRunsRepository,
    private readonly logger: PinoLogger,
    events: RunEvents,
  ) {
    logger.setContext(MentionLinker.name);
    events.on('end', ({ run }) => {
      if (Number(run.stored) + Number(run.updated)) this.next(() => this.linkRun(run.id));
    });
  }

  @Interval('mentions', EVERY_MS)
  onTick(): void {
    if (this.config.ROLE === 'api') return;
    this.next(() => this.catchUp());
    this.next(() => this.relink());
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

  /** Articles that the run wrote; of other sources there are none. */
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

  /** The recent articles once more, where an asset is new, merged or split, or is called or ranked otherwise. */
  async relink(): Promise<void> {
    const { fingerprint, dictionary } = await this.load();
    if (fingerprint === (await this.linkedRuns.fingerprint())) return;
    const ids = await this.articles.recent(RELINK_DAYS, RELINK_MOST);
    for (let index = 0; index < ids.length; index += BATCH) {
      if (this.stopped) return;
      await this.link(await this.articles.byIds(ids.slice(index, index + BATCH)), dictionary);
    }
    await this.linkedRuns.keepFingerprint(fingerprint);
    this.logger.info({ articles: ids.length }, 'recent articles were searched for the names of assets again');
  }

  async catchUp(): Promise<void> {
    for (const runId of await this.linkedRuns.leftOut()) {
      await this.linkRun(runId);
      await this.linkedRuns.markLinked(runId);
    }
  }

  private async link(batch: readonly StoredArticle[], dictionary: Dictionary): Promise<void> {
    await this.articles.replace(
      batch.map((article) => ({ articleId: article.id, mentions: mentionsOf(article, dictionary) })),
    );
    // A batch takes some tens of milliseconds: whoever else waits comes first.
    await setImmediate();
  }

  private async load(): Promise<{ fingerprint: string; dictionary: Dictionary }> {
    const assets = await this.assets.all();
    const fingerprint = fingerprintOf(assets);
    if (this.known?.fingerprint !== fingerprint)
      this.known = { fingerprint, dictionary: dictionaryOf(assets) };
    return this.known;
  }

  /** What fails is logged and made up for later. It never fails a run. */
  private next(task: () => Promise<void>): void {
    this.last = this.last.then(async () => {
      if (this.stopped) return;
      await task().catch((error: unknown) => this.logger.error({ err: error }, 'could not link articles'));
    });
  }
}
