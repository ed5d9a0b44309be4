import { parseConfig } from '../../config/config.js';
import { planLimits, reportedLimits } from './plan-limits.js';

const config = (env: Record<string, string>) => parseConfig(env);

describe('the limits of a plan', () => {
  it.each([
    [{}, 5, 0],
    [{ API_KEY: 'CG-key' }, 100, 10_000],
    [{ API_KEY: 'CG-key', API_KEY_PLAN: 'pro' }, 250, 0],
    [{ API_KEY: 'CG-key', COINGECKO_CALLS_PER_MINUTE: '30', COINGECKO_CALLS_PER_MONTH: '0' }, 30, 0],
  ])('are as documented, unless they are set: %j', (env, callsPerMinute, callsPerMonth) => {
    expect(planLimits(config(env))).toEqual({ callsPerMinute, callsPerMonth });
  });

  it('are those that the key reports, unless they are set', () => {
    const reply = { rate_limit_request_per_minute: 500, monthly_call_credit: 500_000 };
    const pro = { API_KEY: 'CG-key', API_KEY_PLAN: 'pro' };
    expect(reportedLimits(reply, config(pro))).toEqual({ callsPerMinute: 500, callsPerMonth: 500_000 });
    const set = config({ ...pro, COINGECKO_CALLS_PER_MINUTE: '100' });
    expect(reportedLimits(reply, set)).toEqual({ callsPerMinute: 100, callsPerMonth: 500_000 });
  });

  it.each([null, [], {}, { rate_limit_request_per_minute: 'many' }])(
    'are unknown if the key reports %j',
    (reply) => {
      expect(reportedLimits(reply, config({}))).toEqual({});
    },
  );
});
