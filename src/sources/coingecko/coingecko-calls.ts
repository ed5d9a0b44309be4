import type { Config } from '../../config/config.js';
import { uptime } from '../../domain/clock.js';
import { RunError } from '../../domain/errors.js';
import type { PageRequest } from '../../domain/source.js';
import type { HttpReply, HttpRequest, Upstream } from '../http/http.js';
import type { HttpClient } from '../http/http-client.js';
import { jsonBody } from '../http/json-body.js';
import { statusInBody } from './error-body.js';
import { type PlanLimits, planLimits, reportedLimits } from './plan-limits.js';

/** How long to cache the limits that CoinGecko reports for a key. */
const LIMITS_AGE_MS = 60 * 60 * 1000;

type Call = Pick<PageRequest, 'signal' | 'deadline'>;

/** Calls CoinGecko with the key and within the limits of its plan. */
export class CoingeckoCalls {
  private reported: { limits: PlanLimits; at: number } | undefined;

  constructor(
    private readonly config: Config,
    private readonly http: HttpClient,
  ) {}

  /** @param path with query, relative to the API's root */
  async get(path: string, call: Call): Promise<{ reply: HttpReply; request: HttpRequest }> {
    const request = this.request(path, call, await this.limits(call));
    return { reply: await this.http.get(request), request };
  }

  /** The configured limits; otherwise, those that CoinGecko documents for the plan or reports for a paid key. */
  private async limits(call: Call): Promise<PlanLimits> {
    const { API_KEY_PLAN, COINGECKO_CALLS_PER_MINUTE, COINGECKO_CALLS_PER_MONTH } = this.config;
    const areSet = COINGECKO_CALLS_PER_MINUTE !== undefined && COINGECKO_CALLS_PER_MONTH !== undefined;
    if (API_KEY_PLAN !== 'pro' || areSet) return planLimits(this.config);
    if (!this.reported || uptime() - this.reported.at > LIMITS_AGE_MS)
      this.reported = { limits: await this.limitsOfKey(call), at: uptime() };
    return this.reported.limits;
  }

  /**
   * Limits of a paid key, from https://docs.coingecko.com/reference/api-usage. If they cannot be queried, the limits of the
   * smallest paid plan apply.
   */
  private async limitsOfKey(call: Call): Promise<PlanLimits> {
    const known = planLimits(this.config);
    const request = this.request('/key', call, known);
    try {
      return {
        ...known,
        ...reportedLimits(jsonBody(await this.http.get(request), request).value, this.config),
      };
    } catch (error) {
      call.signal.throwIfAborted();
      if (error instanceof RunError) return known;
      throw error;
    }
  }

  private request(path: string, { signal, deadline }: Call, limits: PlanLimits): HttpRequest {
    const { API_KEY, API_KEY_PLAN, COINGECKO_BASE_URL } = this.config;
    const host = API_KEY_PLAN === 'pro' ? 'pro-api' : 'api';
    const base = (COINGECKO_BASE_URL ?? `https://${host}.coingecko.com/api/v3`).replace(/\/+$/, '');
    const upstream: Upstream = {
      name: 'coingecko',
      source: 'coingecko',
      variable: 'API_KEY and API_KEY_PLAN',
      ...limits,
      monthVariable: 'COINGECKO_CALLS_PER_MONTH',
      countsSuccessesOnly: true,
      suspendsWhenRefused: true,
    };
    const headers = API_KEY ? { [`x-cg-${API_KEY_PLAN}-api-key`]: API_KEY } : {};
    return { upstream, url: base + path, headers, signal, deadline, statusOf: statusInBody };
  }
}
