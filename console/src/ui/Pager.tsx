import { usePageSearch, wholeNumberFilter } from '../shell/search.js';
import { Amount } from './Amount.js';

/** Links to the previous, next, first and last page of a list whose size is known, and to any page by its number. */
export function Pager({ limit, total }: { limit: number; total: number }) {
  const [search, change] = usePageSearch();
  const offset = wholeNumberFilter(search.offset) ?? 0;
  const last = Math.max(0, Math.ceil(total / limit) - 1);
  const page = Math.min(Math.floor(offset / limit), last);
  const to = (target: number) => change({ offset: target ? String(target * limit) : undefined });
  return (
    <nav className="pager" aria-label="Pages of the table">
      <span className="muted">
        <Amount value={Math.min(offset + 1, total)} as="exact" />–
        <Amount value={Math.min(offset + limit, total)} as="exact" /> of <Amount value={total} as="exact" />
      </span>
      {last > 0 && (
        <>
          <button type="button" disabled={page === 0} onClick={() => to(page - 1)}>
            Previous
          </button>
          <select aria-label="Page" value={page} onChange={({ target }) => to(Number(target.value))}>
            {Array.from({ length: last + 1 }, (_, index) => (
              <option key={index} value={index}>
                {index + 1} of {last + 1}
              </option>
            ))}
          </select>
          <button type="button" disabled={page === last} onClick={() => to(page + 1)}>
            Next
          </button>
        </>
      )}
    </nav>
  );
}
