import type { Dialect } from './csv-dialect.js';
import { RecordSplitter } from './csv-splitter.js';
import { unwrappedText } from './csv-wrapped-lines.js';

/** In order of preference, all else being equal. */
const USUAL_DELIMITERS = [',', ';', '\t', '|'];
const OTHER_DELIMITERS = [
  '，',
  '；',
  '~',
  '^',
  '¦',
  '§',
  '#',
  '*',
  '!',
  '\x01',
  '\x1f',
  '│',
  '、',
  '•',
  '@',
  ':',
  ' ',
];
const OTHER_QUOTES = ["'", '`'];
/** Excel's line before the header that names the delimiter. */
const SEPARATOR_LINE = /^\ufeff?sep=(.)\s*[\r\n]/i;
/** Size of the text that is searched for quotes and parsed with each candidate dialect. */
const SAMPLE_BYTES = 64 * 1024;
const SAMPLE_LINES = 100;

/** Likelihood of a dialect, from 0 to 1, and the number of fields that most rows have under it. */
export interface DialectReading {
  dialect: Dialect;
  score: number;
  width: number | undefined;
}

/**
 * The dialects under which a text has columns, likeliest first; comma and `"` if there are none. A dialect is likely if
 * most rows have the same number of fields, and many, and if the fields look like numbers, dates, words or URLs.
 * @param known parts that are not detected but given
 */
export function dialectsOf(sample: Buffer, known: Partial<Dialect> = {}): DialectReading[] {
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

function delimitersIn(head: string, lines: readonly string[], known: string | undefined): string[] {
  if (known !== undefined) return [known];
  const isFrequent = (delimiter: string) =>
    lines.filter((line) => line.includes(delimiter)).length * 2 >= lines.length;
  return [
    ...USUAL_DELIMITERS.filter((delimiter) => head.includes(delimiter)),
    ...OTHER_DELIMITERS.filter(isFrequent),
  ];
}

/** The text as a whole, and its lines that are not blank. A last line cut off by the end of the sample is dropped. */
function firstLines(text: string, isCut: boolean): [head: string, lines: string[]] {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/, SAMPLE_LINES + 1);
  if (lines.length > 1 && (isCut || lines.length > SAMPLE_LINES)) lines.pop();
  return [lines.join(''), lines.map((line) => line.trimEnd()).filter(Boolean)];
}

/** Candidate delimiters in this text, the usual ones first. */
function variantsOf(
  delimiter: string,
  known: Partial<Dialect>,
  { text, head, lines }: { text: string; head: string; lines: readonly string[] },
): Dialect[] {
  const detected = ['"', ...OTHER_QUOTES.filter((quote) => mayBeQuote(quote, text, delimiter))];
  return (known.quote === undefined ? detected : [known.quote]).flatMap((quote) => {
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

/**
 * Whether the character encloses fields in at least half of the lines, or a field that contains a delimiter, while `"`
 * encloses none.
 */
function mayBeQuote(quote: string, text: string, delimiter: string): boolean {
  if (!text.includes(quote)) return false;
  const fields = enclosed(text, quote, delimiter);
  const lines = text.split(/[\r\n]+/).length;
  const isNeeded = fields.some((field) => field.slice(delimiter.length).includes(delimiter));
  return (isNeeded || fields.length * 2 >= lines) && enclosed(text, '"', delimiter).length === 0;
}

function enclosed(text: string, quote: string, delimiter: string): readonly string[] {
  const mark = RegExp.escape(delimiter);
  const field = `${quote}(?:[^${quote}\\r\\n]|${quote}${quote}|\\\\${quote})*${quote}`;
  return text.match(new RegExp(`(?:^|${mark})[ ]*${field}[ ]*(?=${mark}|$|\\r)`, 'gm')) ?? [];
}

/** Whether quotes within fields are preceded by a backslash, and none is doubled. */
function isEscaped(text: string, quote: string, delimiter: string): boolean {
  if (!quote || !text.includes(`\\${quote}`)) return false;
  const mark = RegExp.escape(delimiter);
  const before = `[^${mark}${quote}\\\\\\r\\n]`;
  const within = `[^${mark}${quote}\\r\\n]`;
  return (
    new RegExp(`\\\\${quote}(?!\\s*(?:${mark}|$|[\\r\\n]))`).test(text) &&
    !new RegExp(`${before}${quote}${quote}${within}`).test(text)
  );
}

/**
 * Detects `||`, where every second field is empty, and `|~|`, where every second field is `~`. Lines before and after the table
 * have no fields.
 */
function longerDelimiter(rows: readonly (readonly string[])[], delimiter: string): string {
  const divided = rows.filter(({ length }) => length > 1);
  const token = divided[0]?.[1];
  if (token === undefined || divided.length * 2 < rows.length) return delimiter;
  if (!/^[^\p{L}\p{N}"]{0,3}$/u.test(token)) return delimiter;
  const isRegular = divided.every(
    (cells) =>
      cells.length > 2 && cells.length % 2 === 1 && cells.every((cell, at) => at % 2 === 0 || cell === token),
  );
  return isRegular ? delimiter + token + delimiter : delimiter;
}

function isFollowedByBlanks(lines: readonly string[], { delimiter, quote = '"' }: Dialect): boolean {
  const quoted = new RegExp(`${quote}[^${quote}]*${quote}`, 'g');
  const behind = lines.flatMap((line) => line.replace(quoted, quote).split(delimiter).slice(1));
  return (
    behind.every((field) => field === '' || field.startsWith(' ')) && behind.some((field) => field.trim())
  );
}

function readingOf(text: string, dialect: Dialect): DialectReading {
  let rows = rowsOf(text, dialect);
  const width = usualWidth(rows);
  if (width < 2) return { dialect, width: undefined, score: 0 };
  let regular = rows.filter(({ length }) => length === width);
  if (regular.length < rows.length && text.includes(dialect.quote ?? '"')) {
    rows = rowsOf(text, dialect, width);
    regular = rows.filter(({ length }) => length === width);
  }
  const cells = rows.flat();
  // Blanks that align columns are no delimiters.
  const isAligned = dialect.delimiter === ' ' && cells.filter((cell) => !cell).length * 2 > cells.length;
  if (isAligned && !dialect.trims) return { dialect, width: undefined, score: 0 };
  const known = cells.filter(isOfKnownForm).length / cells.length;
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

const NUMBER =
  /^[-+(]?\p{Sc}?\s?(?:\d+|\d{1,3}([ .,'’\u00a0\u202f])\d{2,3}(?:\1\d{3})*)(?:[.,]\d+)?(?:e[-+]?\d+)?\s?[%\p{Sc})]*[kmbt]?$/iu;
const MOMENT =
  /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:[ap]m|Z|UTC|[-+]\d\d:?\d\d)?)?$/i;
/** `Oct 02, 2024`, whose comma may be a delimiter within quotes. */
const NAMED_DAY = /^\p{L}{3,9}\.? \d{1,2}, \d{4}(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?)?$/iu;
const TIME = /^\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]m)?$/i;
const WORDS = /^[\p{L}\p{N}_(#][\p{L}\p{N}_ .&()/+$%#'-]*$/u;
const ADDRESS = /^https?:\/\/\S+$/;

function isOfKnownForm(cell: string): boolean {
  const value = cell.trim();
  return value === '' || [NUMBER, WORDS, MOMENT, NAMED_DAY, TIME, ADDRESS].some((form) => form.test(value));
}
