import { findHeader } from '../detection/detect.js';
import { dialectsOf } from '../dialect/dialect-detection.js';
import type { Inspection } from '../files/inspect.js';
import { sampleRows } from './sample-rows.js';
import { knownLayout } from '../layout/known-layout.js';
import { withWholeNames } from '../header/divided-names.js';
import type { Profile } from '../profiles/profile.js';

/** Weighs more than any number of known columns, and less than a missing column for coin, price or date. */
const ODD_HEADER = 500;

/** The sample in the dialect in which its header matches a known layout, or else names the most known columns. */
export async function likeliestDialect(inspection: Inspection, profile: Profile | undefined, name: string) {
  const readings = await Promise.all(
    dialectsOf(inspection.sample, { delimiter: profile?.delimiter, quote: profile?.quote }).map(
      async ({ dialect, width }) => {
        const read = await sampleRows(inspection, dialect, width, profile?.skip_lines);
        const rows = dialect.trims ? read : withWholeNames(read, width);
        const sample = { name, delimiter: dialect.delimiter, rows: rows.map(({ cells }) => cells) };
        const header = findHeader(sample.rows);
        // Blanks in "Date ; Price" divide the header, but not the rows.
        const isOdd = width !== undefined && Math.abs(header.columns.length - width) > 1;
        const likelihood = header.score - (isOdd ? ODD_HEADER : 0);
        return { dialect, rows, sample, known: knownLayout(sample, profile), header, likelihood };
      },
    ),
  );
  const known = readings.filter((reading) => reading.known);
  return known.length
    ? known.reduce((a, b) => (b.known!.fit > a.known!.fit ? b : a))
    : readings.reduce((a, b) => (b.likelihood > a.likelihood ? b : a));
}
