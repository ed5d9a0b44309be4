import { Injectable } from '@nestjs/common';
import { AssetRepository } from '../api/assets/asset.repository.js';
import { BackgroundTasks } from '../background/background-tasks.js';
import { tryEach } from '../background/try-each.js';
import type { Task } from '../background/task.js';
import { numberSource, parseJson } from '../domain/json.js';
import { RunEvents } from '../runs/run-events.js';
import { Dispatcher } from '../webhooks/dispatcher.js';
import { type StoredPriceRule, windowText } from '../webhooks/price-rule.js';
import { type WatchedPrice, WebhookPricesRepository } from '../webhooks/webhook-prices.repository.js';

const EVERY_SECONDS = 60;
/** During long runs, prices are compared before the end. */
const PAUSE_MS = 5000;

interface Watched {
  at: Date;
  /** Null if no source has a fresh price. */
  price: WatchedPrice | null;
  /** JSON text. */
  asset: string;
}

/** The fields of a consensus that matter here, with exact numbers. */
interface Consensus {
  at: string;
  price: unknown;
  state: string;
  counted: unknown;
  spread: { low: unknown; high: unknown } | null;
}

/** Compares the consensus prices of assets with the rules of webhooks, as prices arrive and every minute. */
@Injectable()
export class PriceWatch {
  private readonly task: Task;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly assets: AssetRepository,
    private readonly rules: WebhookPricesRepository,
    private readonly dispatcher: Dispatcher,
    events: RunEvents,
    tasks: BackgroundTasks,
  ) {
    this.task = tasks.define({
      name: 'price_watch',
      every: EVERY_SECONDS,
      work: (signal) => this.compare(signal),
    });
    events.on('end', () => this.task.request());
    events.on('page', () => this.schedule());
  }

  async compare(signal?: AbortSignal): Promise<void> {
    const byPrice = Map.groupBy(await this.rules.active(), ({ slug, currency }) => `${slug} ${currency}`);
    await tryEach(byPrice.values(), (rules) => this.compareOne(rules), signal);
  }

  private async compareOne(rules: readonly StoredPriceRule[]): Promise<void> {
    const [{ slug, currency }] = rules as [StoredPriceRule];
    const now = await this.consensus(slug, currency, null);
    if (!now?.price) return;
    const { at, price, asset } = now;
    for (const [windowSeconds, some] of Map.groupBy(rules, (rule) => rule.windowSeconds)) {
      const before =
        windowSeconds === null
          ? null
          : await this.consensus(slug, currency, new Date(at.getTime() - windowSeconds * 1000));
      const window = windowSeconds === null ? null : windowText(windowSeconds);
      const seen = { at, now: price, before: before?.price ?? null, asset };
      let crossed = false;
      for (const { id } of some) crossed = (await this.rules.evaluate(id, window, seen)) || crossed;
      if (crossed) this.dispatcher.request();
    }
  }

  /** Null if the asset does not exist, or did not exist at the moment. */
  private async consensus(slug: string, currency: string, at: Date | null): Promise<Watched | null> {
    const json = await this.assets.find(slug, at?.toISOString() ?? null, { currency });
    if (json === null) return null;
    const {
      id,
      slug: current,
      symbol,
      name,
      consensus,
    } = parseJson(json) as Record<string, unknown> & {
      consensus: Consensus;
    };
    return {
      at: new Date(consensus.at),
      price: watchedPrice(consensus),
      asset: JSON.stringify({ id, slug: current, symbol, name }),
    };
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.task.request();
    }, PAUSE_MS).unref();
  }
}

/** The consensus of two sources is between them: if they are far apart, one of them alone would move it across a threshold. */
function watchedPrice({ price, state, counted, spread }: Consensus): WatchedPrice | null {
  const middle = numberSource(price);
  if (middle === undefined) return null;
  const areTwo = state === 'disputed' && numberSource(counted) === '2';
  const [low, high] = areTwo ? [numberSource(spread!.low)!, numberSource(spread!.high)!] : [middle, middle];
  return { price: middle, low, high };
}
