import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';

/** Of more rows, only those near the window are in the page: ten thousand scroll as smoothly as a hundred. */
const MANY = 200;
/** Rows beyond the window, so that none is missed while scrolling or moving by keys. */
const BEYOND = 30;
const LOW_ROW_PX = 31;

interface Shown {
  indexes: readonly number[];
  /** Pixels of the rows that are left out above and below. */
  above: number;
  below: number;
  /** To be given to each row, whose height it takes; null while all are shown. */
  measure: ((row: HTMLTableRowElement | null) => void) | null;
}

export function useShownRows(body: RefObject<HTMLElement | null>, count: number): Shown {
  const isMany = count > MANY;
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (!isMany) return;
    // What stands above the table may grow.
    const observer = new ResizeObserver(() =>
      setTop(body.current!.getBoundingClientRect().top + window.scrollY),
    );
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [body, isMany]);
  const rows = useWindowVirtualizer({
    count,
    enabled: isMany,
    estimateSize: () => LOW_ROW_PX,
    overscan: BEYOND,
    scrollMargin: top,
    useFlushSync: false,
  });
  if (!isMany)
    return { indexes: Array.from({ length: count }, (_, index) => index), above: 0, below: 0, measure: null };
  const items = rows.getVirtualItems();
  return {
    indexes: items.map(({ index }) => index),
    above: Math.max(0, (items[0]?.start ?? top) - top),
    below: Math.max(0, rows.getTotalSize() + top - (items.at(-1)?.end ?? top)),
    measure: rows.measureElement,
  };
}
