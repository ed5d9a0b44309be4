import { uptime } from '../../domain/clock.js';
import { FatalError, PartitionError, RunError, UnusablePartition } from '../../domain/errors.js';
import { preview } from '../../domain/fields.js';
import type { BrokenRecord, SourceRecord } from '../../domain/source.js';
import type { HttpClient } from '../http/http-client.js';
import type { Ccxt, CcxtMarket } from './ccxt.js';
import { skipUnreadableItems } from './check-items.js';
import { type Call, ExchangeCalls, type Settings } from './exchange-calls.js';
import { loadExchange } from './load-exchange.js';
import { quotedJson } from './quoted-json.js';
import { isUnaskable } from './error-classes.js';
import { Replies, type UnreadableItem } from './replies.js';
import { readSpotOnly } from './spot-only.js';

const MARKETS_AGE_MS = 60 * 60 * 1000;

/** Cache, for one hour, of each exchange's markets and the names of their currencies. */
export type KnownMarkets = Map<string, Pick<Ccxt, 'markets' | 'currencies'> & { at: number }>;

/** The kind of item that a query returns. */
type ItemKind = 'market' | 'ticker' | 'candle';

/** An exchange accessed through ccxt, without a key. */
export class Exchange {
  /** Whether the markets were read now, instead of taken from the cache. */
  hasNewMarkets = false;
  private readonly origins = new WeakMap<object, unknown>();
  private replies = new Replies();
  private unreadable: (UnreadableItem & { kind: ItemKind })[] = [];

  private constructor(
    readonly ccxt: Ccxt,
    private readonly calls: ExchangeCalls,
    private readonly signal: AbortSignal,
  ) {
    ccxt.fetch = (url, method = 'GET', headers = {}) => this.fetch(url, method, headers);
    skipUnreadableItems(
      ccxt,
      (kind, item, message) => this.setAside(kind, item, message),
      (candle, row) => this.origins.set(candle, this.asSent(row)),
    );
    readSpotOnly(ccxt);
  }

  /** @throws UnusablePartition `unknown_exchange` or `no_spot_markets`, FatalError `ccxt_missing` */
  static async open(
    id: string,
    known: KnownMarkets,
    { settings, http, call }: { settings: Settings; http: HttpClient; call: Call },
  ): Promise<Exchange> {
    // ccxt's rate limiter knows the weight of each call. Simulated exchanges do not need it.
    const ccxt = await loadExchange(id, { enableRateLimit: settings.EXCHANGES_BASE_URL === undefined });
    const exchange = new Exchange(ccxt, new ExchangeCalls(ccxt, settings, http, call), call.signal);
    const kept = known.get(id);
    if (kept && uptime() - kept.at < MARKETS_AGE_MS) ccxt.setMarkets(kept.markets, kept.currencies);
    else {
      await exchange.query('market', () => ccxt.loadMarkets(true));
      if (!Object.keys(ccxt.markets ?? {}).length)
        throw new PartitionError('upstream_empty', `${id} sent no markets`);
      exchange.hasNewMarkets = true;
      known.set(id, { markets: ccxt.markets, currencies: ccxt.currencies, at: uptime() });
    }
    return exchange;
  }

  /** Active spot markets. */
  get markets(): readonly CcxtMarket[] {
    return Object.values(this.ccxt.markets ?? {}).filter(({ spot, active }) => spot && active !== false);
  }

  /** The item as the exchange sent it, with all digits, from which ccxt created the given one. */
  asSent(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? (this.origins.get(value) ?? value) : value;
  }

  /** A record with this payload, to be rejected if what the exchange sent repeats a name. */
  recordOf(externalId: string, payload: { reply: unknown }): SourceRecord {
    const reasons = this.calls.ambiguous.reasonsAgainst(payload.reply);
    return { externalId, payload, text: JSON.stringify(payload), ...(reasons.length && { reasons }) };
  }

  /** Prefix of the ids of unreadable items. */
  unnamed(kind: ItemKind): string {
    return `${this.ccxt.id}:${kind}#`;
  }

  setAside(kind: ItemKind, item: unknown, message: string): void {
    this.unreadable.push({ kind, item, message });
  }

  /** Returns items, as records to reject, that ccxt could not read since this method was last called. */
  takeUnreadable(): readonly BrokenRecord[] {
    const { unreadable } = this;
    this.unreadable = [];
    return unreadable.map(({ kind, item, message }, index) => {
      const reply = this.asSent(item) ?? null;
      const payload = { exchange: this.ccxt.id, [kind]: null, reply };
      const reasons = [{ path: 'reply', code: `unreadable_${kind}`, message }];
      const externalId = `${this.unnamed(kind)}${index + 1}`;
      return { externalId, payload, text: JSON.stringify(payload), reasons };
    });
  }

  /** Returns the bytes and retries counted since this method was last called. */
  takeTraffic() {
    return this.calls.takeTraffic();
  }

  /**
   * Runs a ccxt call. Items that ccxt cannot read are set aside. If no item can be read, the error is treated like any other
   * upstream error. An abort does not wait for ccxt, which may be pausing for its rate limiter.
   */
  async query<T>(kind: ItemKind, read: () => Promise<T>): Promise<T> {
    const { signal } = this;
    const aborted = Promise.withResolvers<never>();
    const abort = () => aborted.reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    try {
      signal.throwIfAborted();
      return await Promise.race([this.isolating(kind, read), aborted.promise]);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof FatalError && error.code.startsWith('http_'))
        throw new PartitionError(error.code, error.message, { cause: error, retries: error.retries });
      if (error instanceof RunError) throw error;
      const { message } = error as Error;
      throw new PartitionError('unexpected_reply', `ccxt cannot read what ${this.ccxt.id} sent: ${message}`, {
        cause: error,
      });
    } finally {
      signal.removeEventListener('abort', abort);
    }
  }

  /** Sets aside unreadable items, because ccxt fails on a whole reply for one of them, such as null in place of a market. */
  private async isolating<T>(kind: ItemKind, read: () => Promise<T>): Promise<T> {
    const { ccxt, unreadable: before } = this;
    const { enableRateLimit } = ccxt;
    this.replies = new Replies();
    const again = async () => {
      this.unreadable = [...before];
      const value = await read();
      const { withoutList } = this.replies;
      if (kind === 'candle' && Array.isArray(value) && !value.length && withoutList !== undefined)
        throw new Error(`expected a list of candles, got ${preview(withoutList)}`);
      return value;
    };
    try {
      return await again();
    } catch (error) {
      if (error instanceof RunError) throw error;
      if (this.replies.isEmpty && isUnaskable(error))
        throw new UnusablePartition('not_public', `ccxt cannot ask ${ccxt.id}: ${(error as Error).message}`);
      ccxt.enableRateLimit = false;
      const found = await this.replies.withoutUnreadable(again);
      if (!found) throw error;
      this.unreadable.push(...found.unreadable.map((one) => ({ kind, ...one })));
      return found.value;
    } finally {
      ccxt.enableRateLimit = enableRateLimit;
      this.replies = new Replies();
    }
  }

  private async fetch(url: string, method: string, headers: object): Promise<unknown> {
    this.signal.throwIfAborted();
    if (method !== 'GET')
      throw new PartitionError(
        'not_public',
        `${this.ccxt.id} only provides this through ${method}, which Kasparro does not call`,
      );
    return quotedJson(await this.replies.get(url, () => this.calls.get(url, headers)), this.origins);
  }
}
