import { Amount } from './Amount.js';

interface Props {
  offset: number;
  limit: number;
  total: number;
  change: (offset: number) => void;
}

export function Pager({ offset, limit, total, change }: Props) {
  return (
    <nav className="pager" aria-label="Pages of the table">
      <span className="muted">
        <Amount value={Math.min(offset + 1, total)} as="exact" />–
        <Amount value={Math.min(offset + limit, total)} as="exact" /> of <Amount value={total} as="exact" />
      </span>
      <button type="button" disabled={offset === 0} onClick={() => change(Math.max(0, offset - limit))}>
        Previous
      </button>
      <button type="button" disabled={offset + limit >= total} onClick={() => change(offset + limit)}>
        Next
      </button>
    </nav>
  );
}
