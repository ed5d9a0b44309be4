import { type BudgetState, nextFreeSlot, take } from './budget-state.js';

const upstream = { name: 'u', variable: 'KEY', callsPerMinute: 3, callsPerMonth: 5 };
const second = (n: number) => new Date(Date.UTC(2026, 0, 31, 12, 0, n));
const state = (seconds: number[], more: Partial<BudgetState> = {}): BudgetState => ({
  recent: seconds.map(second),
  month: null,
  monthCalls: 0,
  blockedUntil: null,
  ...more,
});

describe('the call budget', () => {
  it('lets calls pass up to the limit and then asks to wait until the oldest is a minute old', () => {
    expect(nextFreeSlot(state([0, 10]), upstream, second(20))).toBeNull();
    expect(nextFreeSlot(state([0, 10, 20]), upstream, second(30))).toEqual(second(60));
    expect(nextFreeSlot(state([0, 10, 20]), upstream, second(60))).toBeNull();
  });

  it('is never exceeded in any sixty seconds', () => {
    let current = state([]);
    const calls: number[] = [];
    for (let tick = 0; tick < 300; tick++) {
      if (nextFreeSlot(current, { ...upstream, callsPerMonth: 0 }, second(tick))) continue;
      calls.push(tick);
      current = { ...take(current, second(tick)), blockedUntil: null };
    }
    expect(calls).toHaveLength(15);
    for (const call of calls)
      expect(calls.filter((other) => other >= call && other < call + 60).length).toBeLessThanOrEqual(3);
  });

  it('waits for the next month when this one is spent, and starts it anew', () => {
    const spent = state([], { month: '2026-01-01', monthCalls: 5 });
    expect(nextFreeSlot(spent, upstream, second(0))).toEqual(new Date('2026-02-01T00:00:00Z'));
    const february = new Date('2026-02-01T00:00:00Z');
    expect(nextFreeSlot(spent, upstream, february)).toBeNull();
    expect(take(spent, february)).toMatchObject({ month: '2026-02-01', monthCalls: 1 });
  });

  it('waits where the upstream asked for it', () => {
    expect(nextFreeSlot(state([], { blockedUntil: second(90) }), upstream, second(30))).toEqual(second(90));
  });
});
