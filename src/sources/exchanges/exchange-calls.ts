import type { Config } from '../../config/config.js';
import { PartitionError } from '../../domain/errors.js';
import { isContainer } from '../../domain/json.js';
import type { PageRequest } from '../../domain/source.js';
import type { HttpRequest, Upstream } from '../http/http.js';
import type { HttpClient } from '../http/http-client.js';
import { jsonBody } from '../http/json-body.js';
import { calledAddress } from '../http/reply-error.js';
import { snippet } from '../http/remove-secrets.js';
import { AmbiguousObjects } from './ambiguous-objects.js';
import type { Ccxt } from './ccxt.js';
import { statusInReply } from './reply-status.js';

export type Call = Pick<PageRequest, 'signal' | 'deadline'>;
export type Settings = Pick<Config, 'EXCHANGE_CALLS_PER_MINUTE' | 'EXCHANGES_BASE_URL'>;

/** Number of bytes received and of retries. */
interface Traffic {
  bytes: number;
  retries: number;
}

/** Makes ccxt's calls with Kasparro's own HTTP client: budgeted, retried and limited like any other source's. */
export class ExchangeCalls {
  readonly ambiguous = new AmbiguousObjects();
  private traffic: Traffic = { bytes: 0, retries: 0 };

  constructor(
    private readonly ccxt: Ccxt,
    private readonly settings: Settings,
    private readonly http: HttpClient,
    private readonly call: Call,
  ) {}

  /** Returns the bytes and retries counted since this method was last called. */
  takeTraffic(): Traffic {
    const { traffic } = this;
    this.traffic = { bytes: 0, retries: 0 };
    return traffic;
  }

  /** @throws PartitionError `unexpected_reply` if the reply contains nothing, which ccxt would take for no data */
  async get(url: string, headers: object): Promise<object> {
    const request = this.request(url, headers);
    const reply = await this.http.get(request);
    this.traffic.bytes += reply.bytes;
    this.traffic.retries += reply.retries;
    const { value, duplicates } = jsonBody(reply, request);
    this.ambiguous.add(value, duplicates);
    if (isData(value)) return value;
    throw new PartitionError(
      'unexpected_reply',
      `${calledAddress(request)}: expected data, got ${snippet(reply.body, request)}`,
      reply,
    );
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

function isData(value: unknown): value is object {
  return isContainer(value) && (Array.isArray(value) || Object.keys(value).length > 0);
}
