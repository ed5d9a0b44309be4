import type { ValueFormat } from '../layout/format.js';
import type { Layout } from '../layout/layout.js';
import { spacingOf, usualDistance } from './interval-of-rows.js';

const TWO_DAYS = 2 * 86_400;
const WHY =
  'rows are days apart, and it may be the change since the row before; a profile with columns.change reads it as that of 24 hours';

/** In a list of weeks or months, `Change %` is the change of the week or month, not of 24 hours. */
export function withDailyChange(
  layout: Layout,
  of: { rows: readonly Readonly<Record<string, string>>[]; format: ValueFormat },
): Layout {
  const { change, ...others } = layout.columns;
  if (layout.kind !== 'quote' || layout.by !== 'detection') return layout;
  if (change === undefined || /24|day|daily/i.test(change)) return layout;
  const spacing = spacingOf(of.rows, layout, of.format);
  if (!spacing || spacing.distances.length < 2 || (usualDistance(spacing) ?? 0) < TWO_DAYS) return layout;
  return { ...layout, columns: others, ignored: { ...layout.ignored, [change]: WHY } };
}
