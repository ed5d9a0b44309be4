import { hasKnownForm } from './cell-forms.js';
import {
  delimitersIn,
  isFollowedByBlanks,
  longerDelimiter,
  SEPARATOR_LINE,
  USUAL_DELIMITERS,
} from './delimiters.js';
import type { Dialect } from './dialect.js';
import { isEscaped, quotesIn } from './quote-characters.js';
import { RecordSplitter } from './splitter.js';
import { unwrappedText } from './wrapped-lines.js';

/** Size of the text that is searched for quotes and parsed with each candidate dialect. */
const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_LINES = 100;

/** Likelihood of a dialect, from 0 to 1, and the number of fields that most rows have under it. */
export interface DialectCandidate {
  dialect: Dialect;
  score: number;
  width: number | undefined;
}

/**
 * The dialects under which a text has columns, likeliest first; comma and `"` if there are none. A dialect is likely if
 * most rows have the same number of fields, and many, and if the fields look like numbers, dates, words or URLs.
 * @param known parts that are given instead of detected
 */
export function dialectsOf(sample: Buffer, known: Partial<Dialect> = {}): DialectCandidate[] {
  const text = unwrappedText(sample.toString('utf8', 0, SAMPLE_BYTES));
  const [head, lines] = firstLines(text, sample.length > SAMPLE_BYTES);
  const readings = delimitersIn(head, lines, known.delimiter ?? SEPARATOR_LINE.exec(text)?.[1])
    .flatMap((delimiter) => variantsOf(delimiter, known, { text, head, lines }))
    .map((dialect) => readingOf(head, dialect))
    .toSorted((a, b) => b.score - a.score);
  if (known.delimiter !== undefined) return readings;
  const least = (readings[0]?.score ?? 0) / 2;
  const likely = readings.filter(
    ({ score, dialect }) => score > least || USUAL_DELIMITERS.includes(dialect.delimiter),
  );
  return likely.length ? likely : [{ dialect: { delimiter: ',' }, score: 0, width: undefined }];
}

/** The text as a whole, and its lines that are not blank. A last line cut off by the end of the sample is dropped. */
function firstLines(text: string, isCut: boolean): [head: string, lines: string[]] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/, SAMPLE_LINES + 1);
  if (lines.length > 1 && (isCut || lines.length > SAMPLE_LINES)) lines.pop();
  return [lines.join(''), lines.map((line) => line.trimEnd()).filter(Boolean)];
}

/** The dialects with this delimiter that the text may have. */
function variantsOf(
  delimiter: string,
  known: Partial<Dialect>,
  { text, head, lines }: { text: string; head: string; lines: readonly string[] },
): Dialect[] {
  return (known.quote === undefined ? quotesIn(text, delimiter) : [known.quote]).flatMap((quote) => {
    const dialect: Dialect = {
      delimiter,
      ...(quote !== '"' && { quote }),
      ...(isEscaped(text, quote, delimiter) && { escape: '\\' }),
    };
    if (known.delimiter !== undefined) return [dialect];
    if (delimiter === ' ') return [dialect, { ...dialect, trims: true }];
    const whole = { ...dialect, delimiter: longerDelimiter(rowsOf(head, dialect), delimiter) };
    return [isFollowedByBlanks(lines, whole) ? { ...whole, trims: true } : whole];
  });
}

function readingOf(text: string, dialect: Dialect): DialectCandidate {
  let rows = rowsOf(text, dialect);
  const width = usualWidth(rows);
  if (width < 2) return { dialect, width: undefined, score: 0 };
  let regular = rows.filter(({ length }) => length === width);
  if (regular.length < rows.length && text.includes(dialect.quote ?? '"')) {
    rows = rowsOf(text, dialect, width);
    regular = rows.filter(({ length }) => length === width);
  }
  const cells = rows.flat();
  // Blanks that align columns are not delimiters.
  const isAligned = dialect.delimiter === ' ' && cells.filter((cell) => !cell).length * 2 > cells.length;
  if (isAligned && !dialect.trims) return { dialect, width: undefined, score: 0 };
  const known = cells.filter(hasKnownForm).length / cells.length;
  return { dialect, width, score: (regular.length / rows.length) * (1 - 1 / width) * known };
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? 0;
}

/** The rows that are not blank. */
function rowsOf(text: string, dialect: Dialect, width?: number): string[][] {
  const splitter = new RecordSplitter(dialect, 0, 1, width);
  const records = [...splitter.push(Buffer.from(text)).records, ...splitter.finish().records];
  return records.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim()));
}
