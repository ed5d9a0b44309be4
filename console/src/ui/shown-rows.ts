import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useState } from 'react';

/**
 * Maximum number of rows that are all rendered. Longer tables render only the rows near the window, so that ten
 * thousand rows scroll as smoothly as a hundred.
 */
const MANY = 200;
/** Extra rows above and below the window, for fast scrolling and the keyboard. */
const BEYOND = 30;
const LOW_ROW_PX = 31;

interface Shown {
  indexes: readonly number[];
  /** Height in pixels of the rows that are not rendered above and below. */
  above: number;
  below: number;
  /** The ref of each row, which measures its height; null while all rows are rendered. */
  measure: ((row: HTMLTableRowElement | null) => void) | null;
}

export function useShownRows(body: RefObject<HTMLElement | null>, count: number): Shown {
  const isMany = count > MANY;
  const [top, setTop] = useState(0);
  useEffect(() => {
    if (!isMany) return;
    // Measured again, because content above the table may have grown.
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
