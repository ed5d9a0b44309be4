import type { ValueFormat } from './csv-format.js';
import type { Layout } from './csv-layout.js';
import { assertOneCurrency } from './csv-name-currencies.js';
import { withRepeats } from './csv-repeated-columns.js';
import { assertRowKeys } from './csv-row-keys.js';
import { withInterval } from './csv-with-interval.js';

interface Settling {
  name: string;
  columns: readonly string[];
  /** Names of columns as the file has them. */
  titles: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
  format: ValueFormat;
  usualInterval: string | undefined;
  /** Whether a profile says which columns there are. */
  isDescribed: boolean;
}

/**
 * The layout, if the rows of the sample leave nothing to be guessed.
 * @throws UnusablePartition
 */
export function settle(found: Layout, { isDescribed, usualInterval: usual, ...of }: Settling): Layout {
  const layout = isDescribed ? found : withRepeats(found, of);
  if (!isDescribed) assertRowKeys(layout, of);
  assertOneCurrency(layout, of.format, of.name, of.rows);
  return withInterval(layout, { ...of, usual });
}
