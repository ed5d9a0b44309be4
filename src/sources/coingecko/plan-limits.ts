import { z } from 'zod';
import type { Config } from '../../config/config.js';
import type { Upstream } from '../http/http.js';

export type PlanLimits = Pick<Upstream, 'callsPerMinute' | 'callsPerMonth'>;

type Limits = Pick<
  Config,
  'API_KEY' | 'API_KEY_PLAN' | 'COINGECKO_CALLS_PER_MINUTE' | 'COINGECKO_CALLS_PER_MONTH'
>;

/**
 * Documented limits without a key, with a demo key, and for the smallest paid plan:
 * https://docs.coingecko.com/docs/common-errors-rate-limit
 */
const DOCUMENTED = {
  keyless: { callsPerMinute: 5, callsPerMonth: 0 },
  demo: { callsPerMinute: 100, callsPerMonth: 10_000 },
  pro: { callsPerMinute: 250, callsPerMonth: 0 },
} as const;

/** The limits in a reply from `/key`. */
const keyReply = z.looseObject({
  rate_limit_request_per_minute: z.coerce.number().int().positive(),
  monthly_call_credit: z.coerce.number().int().positive().optional().catch(undefined),
});

/** The configured limits, otherwise the documented limits of the plan. 0 calls per month means no limit. */
export function planLimits(config: Limits): PlanLimits {
  const documented = DOCUMENTED[config.API_KEY ? config.API_KEY_PLAN : 'keyless'];
  return { ...documented, ...settings(config) };
}

/** The limits of a paid key from a reply of `/key`. Configured limits take precedence. */
export function reportedLimits(reply: unknown, config: Limits): Partial<PlanLimits> {
  const parsed = keyReply.safeParse(reply);
  if (!parsed.success) return {};
  const { rate_limit_request_per_minute: callsPerMinute, monthly_call_credit: callsPerMonth } = parsed.data;
  return { callsPerMinute, ...(callsPerMonth && { callsPerMonth }), ...settings(config) };
}

function settings({ COINGECKO_CALLS_PER_MINUTE, COINGECKO_CALLS_PER_MONTH }: Limits): Partial<PlanLimits> {
  return {
    ...(COINGECKO_CALLS_PER_MINUTE !== undefined && { callsPerMinute: COINGECKO_CALLS_PER_MINUTE }),
    ...(COINGECKO_CALLS_PER_MONTH !== undefined && { callsPerMonth: COINGECKO_CALLS_PER_MONTH }),
  };
}
