import type { ValueFormat } from './csv-format.js';
import { assertWholeCandles } from './csv-part-of-candle.js';
import { withClosingTimes } from './csv-closing-times.js';
import { assertNoDerivatives } from './csv-derivative-columns.js';
import type { Layout } from './csv-layout.js';
import { assertContainsPrices } from './csv-other-figures.js';
import { assertRowsAreTrades } from './csv-other-rows.js';
import { assertOneCurrency } from './csv-name-currencies.js';
import { withRepeats } from './csv-repeated-columns.js';
import { assertRowKeys } from './csv-row-keys.js';
import { assertNoUnitColumn } from './csv-unit-columns.js';
import { withScales } from './csv-with-scales.js';
import type { Profile } from './profiles/profile.js';
import { withInterval } from './csv-with-interval.js';

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
  /** Lines before the header and after the table. */
  notes: readonly string[];
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
  const layout = isDescribed ? scaled : withRepeats(scaled, of);
  if (!isDescribed) {
    assertRowsAreTrades(layout, of);
    assertContainsPrices(layout, of);
    assertWholeCandles(layout, of);
    assertNoDerivatives(layout, of);
    assertRowKeys(layout, of);
  }
  assertOneCurrency(layout, of);
  return withClosingTimes(withInterval(layout, { ...of, usual }), of.rows);
}
