import type { Config } from '../../config/config.js';
import { uptime } from '../../domain/clock.js';
import { FatalError, PartitionError, RunError } from '../../domain/errors.js';
import type { BrokenRecord, PageRequest } from '../../domain/source.js';
import type { HttpReply, HttpRequest, Upstream } from '../http/http.js';
import type { HttpClient } from '../http/http-client.js';
import { jsonBody } from '../http/json-body.js';
import type { Ccxt, CcxtMarket } from './ccxt.js';
import { isolateItems, type UnreadableItem } from './isolate-items.js';
import { loadExchange } from './load-exchange.js';
import { quotedJson } from './quoted-json.js';
import { statusInReply } from './reply-status.js';

const MARKETS_AGE_MS = 60 * 60 * 1000;

type Call = Pick<PageRequest, 'signal' | 'deadline'>;
type Settings = Pick<Config, 'EXCHANGE_CALLS_PER_MINUTE' | 'EXCHANGES_BASE_URL'>;

/** Cached markets of each exchange with the names of their currencies, for an hour. */
export type KnownMarkets = Map<string, Pick<Ccxt, 'markets' | 'currencies'> & { at: number }>;

/** Bytes and retries since the last query. */
interface Traffic {
  bytes: number;
  retries: number;
}

/**
 * An exchange accessed through ccxt, with Kasparro's own HTTP client: calls are budgeted, retried and limited like those of any
 * other source, and no call needs a key.
 */
export class Exchange {
  private readonly origins = new WeakMap<object, unknown>();
  private traffic: Traffic = { bytes: 0, retries: 0 };
  private unreadable: UnreadableItem[] = [];

  private constructor(
    readonly ccxt: Ccxt,
    private readonly settings: Settings,
    private readonly http: HttpClient,
    private readonly call: Call,
  ) {
    ccxt.fetch = (url, method = 'GET', headers = {}) => this.fetch(url, method, headers);
    isolateItems(
      ccxt,
      (found) => this.unreadable.push(found),
      (candle, row) => this.origins.set(candle, this.sent(row)),
    );
    // Futures and options are different instruments from the coin.
    const { fetchMarkets } = ccxt.options;
    if (typeof fetchMarkets === 'object' && fetchMarkets && 'types' in fetchMarkets)
      ccxt.options.fetchMarkets = { ...fetchMarkets, types: ['spot'] };
  }

  /** @throws UnusablePartition `unknown_exchange`, FatalError `ccxt_missing` */
  static async open(
    id: string,
    known: KnownMarkets,
    { settings, http, call }: { settings: Settings; http: HttpClient; call: Call },
  ): Promise<Exchange> {
    const exchange = new Exchange(
      // Its rate limiter knows the weight of each call; simulated exchanges do not need it.
      await loadExchange(id, { enableRateLimit: settings.EXCHANGES_BASE_URL === undefined }),
      settings,
      http,
      call,
    );
    const { ccxt } = exchange;
    const kept = known.get(id);
    if (kept && uptime() - kept.at < MARKETS_AGE_MS) ccxt.setMarkets(kept.markets, kept.currencies);
    else {
      await exchange.ask(() => ccxt.loadMarkets());
      known.set(id, { markets: ccxt.markets, currencies: ccxt.currencies, at: uptime() });
    }
    return exchange;
  }

  /** Active spot markets. */
  get markets(): readonly CcxtMarket[] {
    return Object.values(this.ccxt.markets ?? {}).filter(({ spot, active }) => spot && active !== false);
  }

  /** The exchange's own item from which ccxt created this one, with every digit. */
  sent(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? (this.origins.get(value) ?? value) : value;
  }

  /** Items of replies since the last call of this method that ccxt cannot read, as records to reject. */
  takeUnreadable(): readonly BrokenRecord[] {
    const { unreadable } = this;
    this.unreadable = [];
    return unreadable.map(({ kind, item, message }, index) => {
      const reply = this.sent(item) ?? null;
      const payload = { exchange: this.ccxt.id, [kind]: null, reply };
      const reasons = [{ path: 'reply', code: `unreadable_${kind}`, message }];
      const externalId = `${this.ccxt.id}:${kind}#${index + 1}`;
      return { externalId, payload, text: JSON.stringify(payload), reasons };
    });
  }

  /** Bytes and retries since the last call of this method. */
  takeTraffic(): Traffic {
    const { traffic } = this;
    this.traffic = { bytes: 0, retries: 0 };
    return traffic;
  }

  /**
   * Runs a ccxt call. Replies that ccxt cannot read are reported like any other upstream error. An abort does not wait for
   * ccxt, which may be pausing for its rate limiter.
   */
  async ask<T>(read: () => Promise<T>): Promise<T> {
    const { signal } = this.call;
    const aborted = Promise.withResolvers<never>();
    const abort = () => aborted.reject(signal.reason as Error);
    signal.addEventListener('abort', abort, { once: true });
    try {
      signal.throwIfAborted();
      return await Promise.race([read(), aborted.promise]);
    } catch (error) {
      this.call.signal.throwIfAborted();
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

  private async fetch(url: string, method: string, headers: object): Promise<unknown> {
    this.call.signal.throwIfAborted();
    if (method !== 'GET')
      throw new PartitionError(
        'not_public',
        `${this.ccxt.id} serves this by ${method} only, which is not called`,
      );
    const request = this.request(url, headers);
    const reply: HttpReply = await this.http.get(request);
    this.traffic.bytes += reply.bytes;
    this.traffic.retries += reply.retries;
    return quotedJson(jsonBody(reply, request).value, this.origins);
  }

  private request(url: string, headers: object): HttpRequest {
    const { id } = this.ccxt;
    const { EXCHANGES_BASE_URL: base, EXCHANGE_CALLS_PER_MINUTE: callsPerMinute } = this.settings;
    const upstream: Upstream = {
      name: `exchanges/${id}`,
      source: 'exchanges',
      variable: `EXCHANGES, whether ${id} serves your country`,
      callsPerMinute,
      callsPerMonth: 0,
      suspendsWhenRefused: true,
    };
    return {
      upstream,
      url: base ? url.replace(/^https?:\//, base.replace(/\/+$/, '')) : url,
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => typeof value === 'string')),
      ...this.call,
      statusOf: (body, status) => statusInReply(this.ccxt, body, status),
    };
  }
}
