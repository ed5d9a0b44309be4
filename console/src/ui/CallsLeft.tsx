import type { components } from '../api/schema.js';
import { Amount } from './Amount.js';
import { Moment } from './Moment.js';
import { Status } from './Status.js';

type Budget = components['schemas']['CallBudget'];

/** The remaining call budget of an API source. If it has several upstreams, the one with the fewest calls left this minute. */
export function CallsLeft({ budgets }: { budgets: readonly Budget[] }) {
  const [tightest] = budgets.toSorted((a, b) => a.minute.left - b.minute.left);
  if (!tightest) return <span className="none">–</span>;
  const { upstream, minute, month, blocked_until } = tightest;
  const left = (calls: Budget['minute']) => (
    <>
      <Amount value={calls.left} as="exact" /> of <Amount value={calls.limit} as="exact" />
    </>
  );
  return (
    <>
      {budgets.length > 1 && <span className="muted">{upstream}: </span>}
      {left(minute)} a minute
      {month && (
        <div className="muted">
          {left(month)} this month
          {month.resets_at && (
            <>
              , resets <Moment at={month.resets_at} />
            </>
          )}
        </div>
      )}
      {blocked_until && (
        <div>
          <Status tone="warn">
            told to wait: calls again <Moment at={blocked_until} />
          </Status>
        </div>
      )}
    </>
  );
}
