import { json, type Reply, type SandboxRequest } from './reply.js';

export const BASE = '/api/v3';
/** Replaces the separate host for paid plans. */
export const PRO_BASE = '/pro/api/v3';

export interface CoinGeckoKeys {
  /** If set, calls must send it in `x-cg-demo-api-key`. */
  demoKey?: string;
  /** If set, calls under PRO_BASE must send it in `x-cg-pro-api-key`. */
  proKey?: string;
  /** Monthly credits of the paid plan. */
  credits?: number;
}

/** The call credits of a paid plan. Only successful calls cost a credit. */
export class Credits {
  private spent = 0;

  constructor(
    private readonly perMinute: number,
    private readonly credits: number,
  ) {}

  /** @returns the reply, or a refusal if the month's credits are used up */
  pay(reply: Reply): Reply {
    if (reply.status !== 200) return reply;
    if (this.spent >= this.credits)
      return json(status(429, 'You have reached the monthly call credit of your plan.'), 429);
    this.spent++;
    return reply;
  }

  /** https://docs.coingecko.com/reference/api-usage */
  usage(): Reply {
    return json({
      plan: 'Analyst',
      rate_limit_request_per_minute: this.perMinute,
      monthly_call_credit: this.credits,
      current_total_monthly_calls: this.spent,
      current_remaining_monthly_calls: this.credits - this.spent,
    });
  }
}

/** Null if the key belongs to the plan of the called root, or no key is needed. */
export function keyRefusal(
  { path, headers }: SandboxRequest,
  { demoKey, proKey }: CoinGeckoKeys,
): Reply | null {
  const { 'x-cg-demo-api-key': demo, 'x-cg-pro-api-key': pro } = headers;
  if (path.startsWith(`${PRO_BASE}/`)) {
    if (proKey !== undefined && pro === proKey) return null;
    if (demo) return wrongRoot(10011, 'Demo', 'api.coingecko.com');
  } else {
    if (pro) return wrongRoot(10010, 'Pro', 'pro-api.coingecko.com');
    if (demoKey === undefined || demo === demoKey) return null;
  }
  return json(status(10002, 'API Key Missing'), 401);
}

const wrongRoot = (code: number, plan: string, host: string) =>
  json(status(code, `If you are using ${plan} API key, please change your root URL to ${host}`), 400);

export const status = (code: number, message: string) => ({
  status: { error_code: code, error_message: message },
});
