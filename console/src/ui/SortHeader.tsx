import type { Sorting } from './column.js';

interface Props {
  id: string;
  className: string;
  sorting?: Sorting;
  isNumeric: boolean;
  children: string;
}

export function SortHeader({ id, className, sorting, isNumeric, children }: Props) {
  if (!sorting)
    return (
      <th scope="col" className={className}>
        {children || <span className="hidden">Actions</span>}
      </th>
    );
  const isSorted = sorting.by === id;
  const first = isNumeric && id !== 'rank' ? 'desc' : 'asc';
  const next = !isSorted ? first : sorting.order === 'asc' ? 'desc' : 'asc';
  const ariaSort = !isSorted ? 'none' : sorting.order === 'asc' ? 'ascending' : 'descending';
  return (
    <th scope="col" className={className} aria-sort={ariaSort}>
      <button type="button" className="sort" onClick={() => sorting.change(id, next)}>
        {children}
        <span aria-hidden="true">{!isSorted ? '' : sorting.order === 'asc' ? ' ↑' : ' ↓'}</span>
      </button>
    </th>
  );
}
