import type { ValueFormat } from '../layout/format.js';
import { assertWholeCandles } from './part-of-candle.js';
import { withDailyChange } from '../rules/change-of-day.js';
import { withClosingTimes } from '../rules/closing-times.js';
import { assertNoDerivatives } from './derivative-columns.js';
import type { Layout } from '../layout/layout.js';
import { assertContainsPrices } from './other-figures.js';
import { assertRowsAreTrades } from './other-rows.js';
import { assertOneCoin } from './one-coin.js';
import { assertOneCurrency } from './name-currencies.js';
import { withRepeats } from '../rows/repeated-columns.js';
import { assertRowKeys } from './row-keys.js';
import { assertNoUnitColumn } from './unit-columns.js';
import { withScales } from '../rules/with-scales.js';
import type { Profile } from '../profiles/profile.js';
import { withInterval } from '../rules/with-interval.js';

interface Settling {
  name: string;
  columns: readonly string[];
  /** Column names as written in the file. */
  titles: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
  format: ValueFormat;
  usualInterval: string | undefined;
  /** Whether a profile defines the columns. */
  isDescribed: boolean;
  /** Lines before the header, and between and after the rows. */
  notes: readonly string[];
  /** Those before the header and after the last row. */
  outside: readonly string[];
  profile: Profile | undefined;
}

/**
 * The layout, provided the sample's rows leave nothing to guess.
 * @throws UnusablePartition
 */
export function certainLayout(
  found: Layout,
  { isDescribed, usualInterval: usual, profile, ...of }: Settling,
): Layout {
  const scaled = withScales(found, { scale: profile?.scale, notes: of.notes, name: of.name });
  if (!profile?.scale) assertNoUnitColumn(scaled, of);
  const layout = isDescribed ? scaled : withDailyChange(withRepeats(scaled, of), of);
  if (!isDescribed) {
    assertRowsAreTrades(layout, of);
    assertContainsPrices(layout, of);
    assertWholeCandles(layout, of);
    assertNoDerivatives(layout, of);
    assertRowKeys(layout, of);
  }
  assertOneCoin(layout, { ...of, profile });
  assertOneCurrency(layout, { ...of, profile });
  return withClosingTimes(withInterval(layout, { ...of, usual }), of.rows);
}
