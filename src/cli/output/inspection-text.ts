import type { FileInspection } from '../../ingestion/inspection/inspection.js';
import { type Paint, printable, widthOf } from './paint.js';

/** Describes for people how a CSV file is read. */
export function inspectionText(inspection: FileInspection, paint: Paint): string {
  const { file, size, error, format, rows, rejections } = inspection;
  const title = (text: string) => paint('bold', text);
  const lines = [`${title(printable(file))}, ${size} bytes`];
  if (error)
    lines.push(
      '',
      `${paint('red', `Cannot be read: ${error.code}`)}: ${error.message.split('\n').map(printable).join('\n  ')}`,
    );
  lines.push('', ...table([...facts(inspection)].map(([name, value]) => [title(name), value])));
  if (format) {
    lines.push('', title('Columns'), ...table(columnsOf(format, paint)));
    lines.push('', title('Rules'), ...table(rulesOf(format, paint)));
  }
  if (rows.length) lines.push('', title('First rows, as they would be stored'), ...rows.flatMap(rowLines));
  if (rejections.length) lines.push('', title('First rejections'));
  for (const { line, reasons } of rejections)
    for (const { path, code, message } of reasons)
      lines.push(
        `  line ${line}  ${paint('red', code)}${path && ` in ${quoted(path)}`}: ${printable(message)}`,
      );
  return `${lines.join('\n')}\n`;
}

function* facts({
  encoding,
  format,
  counts,
  currencies,
  intervals,
}: FileInspection): Generator<[name: string, value: string]> {
  if (encoding) {
    const { name, confidence, gzip } = encoding;
    const sure = confidence === null ? '' : `, detected with confidence ${confidence}`;
    yield ['Encoding', `${name}${sure}${gzip ? ', in gzip' : ''}`];
  }
  if (format) {
    const { layout, kind, dialect, currency } = format;
    const how = layout.name === null ? layout.by : `${layout.by} ${printable(layout.name)}`;
    yield ['Layout', `${kind}s, by ${how}`];
    const parts = Object.entries(dialect).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    yield ['Dialect', parts.join(', ')];
    yield ['Currency', `${currency.code}: ${printable(currency.why)}`];
  }
  for (const [name, value] of Object.entries(format?.constants ?? {}))
    yield ['Constant', `${name} ${printable(value)}`];
  for (const note of format?.notes ?? []) yield ['Note', printable(note)];
  if (currencies.length) yield ['In rows', currencies.join(', ')];
  if (intervals.length) yield ['Intervals', intervals.join(', ')];
  const { lines, rows, stored, rejected, complete } = counts;
  const much = complete ? `all ${lines} lines` : `the first ${lines} lines`;
  yield ['Read', `${much}: ${rows} rows, of which ${stored} would be stored and ${rejected} rejected`];
  const leftOut = rows - stored - rejected;
  if (leftOut > 0)
    yield ['Left out', `${leftOut}: a later row has the same coin and time, or the candle is empty`];
}

function columnsOf({ columns }: NonNullable<FileInspection['format']>, paint: Paint): string[][] {
  return columns.map(({ name, role, note }) => {
    const isIgnored = paint('dim', note === null ? 'ignored' : `ignored: ${printable(note)}`);
    return [printable(name), role ?? isIgnored];
  });
}

function rulesOf({ rules }: NonNullable<FileInspection['format']>, paint: Paint): string[][] {
  return rules.map(({ rule, value, by, evidence, why }) => {
    const isOpen = evidence === 'ambiguous' || evidence === 'contradictory';
    return [rule, value, isOpen && by !== 'file' ? paint('yellow', evidence) : by, printable(why)];
  });
}

function rowLines({ line, kind, ...fields }: FileInspection['rows'][number]): string[] {
  const present = Object.entries(fields).filter(([, value]) => value !== null);
  const texts = present.map(([name, value]) => `${name} ${printable(textOf(value))}`);
  return [`  line ${String(line)}  ${String(kind)}: ${texts.join(', ')}`];
}

/** Pads columns to equal width, except the last one. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => widthOf(row[at]!))));
  return rows.map((row) => {
    const cells = row.map((cell, at) =>
      at === row.length - 1 ? cell : cell + ' '.repeat(widths[at]! - widthOf(cell)),
    );
    return `  ${cells.join('  ')}`;
  });
}

function textOf(value: unknown): string {
  return JSON.isRawJSON(value) ? value.rawJSON : String(value);
}

function quoted(text: string): string {
  return printable(JSON.stringify(text));
}
