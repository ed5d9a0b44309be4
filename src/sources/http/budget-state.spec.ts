import { type BudgetState, requiredWait, recordCall, withoutFuture } from './budget-state.js';
import { usageOf } from './budget-usage.js';

const upstream = {
  name: 'u',
  source: 'u',
  variable: 'KEY',
  callsPerMinute: 3,
  callsPerMonth: 5,
  monthVariable: 'U_CALLS_PER_MONTH',
};
const second = (n: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, n));
const state = (seconds: number[], more: Partial<BudgetState> = {}): BudgetState => ({
  recent: seconds.map(second),
  month: null,
  monthCalls: 0,
  blockedUntil: null,
  blockedAt: null,
  ...more,
});

describe('the call budget', () => {
  it('allows calls up to the limit, then waits until the oldest is a minute old, plus a second for its transmission', () => {
    expect(requiredWait(state([0, 10]), upstream, second(20))).toBeNull();
    const wait = { until: second(61), reason: 'u was called 3 times within a minute' };
    expect(requiredWait(state([0, 10, 20]), upstream, second(30))).toEqual(wait);
    expect(requiredWait(state([0, 10, 20]), upstream, second(60))).toEqual(wait);
    expect(requiredWait(state([0, 10, 20]), upstream, second(61))).toBeNull();
  });

  it('is not exceeded as the upstream counts, even if the oldest call arrives a second late', () => {
    const next = requiredWait(state([0, 0, 0]), upstream, second(1))!.until;
    const arrivals = [second(1), second(1), second(1), next];
    const minuteBefore = next.getTime() - 60_000;
    expect(arrivals.filter((at) => at.getTime() > minuteBefore).length).toBeLessThanOrEqual(3);
  });

  it('is never exceeded within any sixty seconds', () => {
    let current = state([]);
    const calls: number[] = [];
    for (let tick = 0; tick < 300; tick++) {
      if (requiredWait(current, { ...upstream, callsPerMonth: 0 }, second(tick))) continue;
      calls.push(tick);
      current = { ...recordCall(current, second(tick)), blockedUntil: null, blockedAt: null };
    }
    expect(calls).toHaveLength(15);
    for (const call of calls)
      expect(calls.filter((other) => other >= call && other < call + 60).length).toBeLessThanOrEqual(3);
  });

  it('waits for the next month when this one is spent, and then starts over', () => {
    const spent = state([], { month: '2026-01-01', monthCalls: 5 });
    expect(requiredWait(spent, upstream, second(0))).toEqual({
      until: new Date('2026-02-01T00:00:00Z'),
      reason: 'u has used all its calls of this month (U_CALLS_PER_MONTH=5)',
    });
    const february = new Date('2026-02-01T00:00:00Z');
    expect(requiredWait(spent, upstream, february)).toBeNull();
    expect(recordCall(spent, february)).toMatchObject({ month: '2026-02-01', monthCalls: 1 });
  });

  it('waits for the latest of several limits', () => {
    const both = state([0, 10, 20], { blockedUntil: second(50), month: '2026-01-01', monthCalls: 4 });
    expect(requiredWait(both, upstream, second(30))?.until).toEqual(second(61));
    expect(requiredWait({ ...both, monthCalls: 5 }, upstream, second(30))?.until).toEqual(
      new Date('2026-02-01T00:00:00Z'),
    );
  });

  it('is never spent if the month has no limit', () => {
    const spent = state([], { month: '2026-01-01', monthCalls: 1_000_000 });
    expect(requiredWait(spent, { ...upstream, callsPerMonth: 0 }, second(0))).toBeNull();
  });

  it('waits if the upstream requested it', () => {
    expect(requiredWait(state([], { blockedUntil: second(90) }), upstream, second(30))).toEqual({
      until: second(90),
      reason: 'u asked clients to wait',
    });
  });

  it('waits no longer than its window if the clock was set back', () => {
    const ahead = withoutFuture(state([600, 610, 620]), second(5));
    expect(requiredWait(ahead, upstream, second(5))?.until).toEqual(second(66));
    expect(requiredWait(withoutFuture(ahead, second(66)), upstream, second(66))).toBeNull();
  });

  it('keeps a requested wait at its full length if the clock was set back', () => {
    const asked = state([], { blockedAt: second(600), blockedUntil: second(630) });
    const known = withoutFuture(asked, second(5));
    expect([known.blockedAt, known.blockedUntil]).toEqual([second(5), second(35)]);
    expect(withoutFuture(known, second(20))).toEqual(known);
  });

  it('counts the calls of a future month as those of this one, and no longer', () => {
    const ahead = state([], { month: '2038-01-01', monthCalls: 4 });
    expect(requiredWait(ahead, upstream, second(0))).toBeNull();
    const taken = { ...state([]), ...recordCall(ahead, second(0)) };
    expect(taken).toMatchObject({ month: '2026-01-01', monthCalls: 5 });
    expect(requiredWait(taken, { ...upstream, callsPerMinute: 9 }, second(0))?.until).toEqual(
      new Date('2026-02-01T00:00:00Z'),
    );
  });
});

describe('the remaining budget', () => {
  const limits = { perMinute: 3, perMonth: 5 };

  it('counts the calls of any sixty seconds and of the month, which reset on their own', () => {
    const called = { month: '2026-01-01', monthCalls: 4 };
    expect(usageOf(state([0, 30], called), limits, second(59))).toEqual({
      minute: { used: 2, limit: 3, resetsAt: second(91) },
      month: { used: 4, limit: 5, resetsAt: new Date('2026-02-01T00:00:00Z') },
      blockedUntil: null,
    });
    expect(usageOf(state([0, 30], called), limits, second(61)).minute.used).toBe(1);
  });

  it('is complete before the first call and in a new month, and has no month without a limit', () => {
    const fresh = { minute: { used: 0, limit: 3, resetsAt: null }, blockedUntil: null };
    const old = { month: '2025-12-01', monthCalls: 5 };
    expect(usageOf(state([], old), limits, second(0))).toEqual({
      ...fresh,
      month: { used: 0, limit: 5, resetsAt: null },
    });
    expect(usageOf(state([]), { ...limits, perMonth: 0 }, second(0))).toEqual({ ...fresh, month: null });
  });

  it('reports how long to wait as an upstream requested, until the time is over', () => {
    const blocked = state([], { blockedUntil: second(20), blockedAt: second(0) });
    expect(usageOf(blocked, limits, second(10)).blockedUntil).toEqual(second(20));
    expect(usageOf(blocked, limits, second(20)).blockedUntil).toBeNull();
  });
});
