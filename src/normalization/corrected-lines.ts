import { isJsonObject, parseJson } from '../domain/json.js';
import type { AcceptedRecord } from './normalize-record.js';

/** An open rejection from an earlier reading of a file. */
export interface RejectedLine {
  id: string;
  /** The line number in that earlier reading. */
  externalId: string;
  /** JSON text: an object by column name, or a list of cells for a line that could not be split into columns. */
  payload: string;
  /** Columns with errors. */
  fields: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;
interface EarlierRejection extends RejectedLine {
  /** Values by column name; null for a line that could not be split into columns. */
  row: Row | null;
  /** Columns without errors. */
  validColumns: readonly string[];
  /** Cells of a line that could not be split into columns, if there are several. */
  values: readonly string[];
}

/**
 * Finds rejections from earlier readings that accepted lines correct. An accepted line corrects a rejected one if both agree
 * in all valid columns, whatever their line numbers, or if they have the same line number and agree in at least half of them.
 */
export function correctedBy(rejected: readonly RejectedLine[], passed: readonly AcceptedRecord[]): string[] {
  if (!rejected.length) return [];
  const formers = rejected.map(parseRejection);
  const byLine = new Map(passed.map(({ record }) => [record.externalId, record.payload as Row]));
  const here = formers.filter((one) => isSameLine(one, byLine.get(one.externalId)));
  const settled = new Set(here);
  const moved = Map.groupBy(
    formers.filter((one) => one.row && !settled.has(one) && isDistinctive(one)),
    ({ validColumns }) => JSON.stringify(validColumns),
  );
  const elsewhere = [...moved.values()].flatMap((some) => matchedOnce(some, passed));
  return [...here, ...elsewhere].map(({ id }) => id);
}

function parseRejection(rejected: RejectedLine): EarlierRejection {
  const payload = parseJson(rejected.payload);
  const row = isJsonObject(payload) ? (payload as Row) : null;
  const valid = Object.keys(row ?? {}).filter((column) => !rejected.fields.includes(column));
  const values = Array.isArray(payload) && payload.length > 1 ? (payload as string[]).filter(Boolean) : [];
  return { ...rejected, row, validColumns: valid.toSorted(), values };
}

function isSameLine({ row, validColumns, values }: EarlierRejection, now: Row | undefined): boolean {
  if (!now) return false;
  const current = new Set(Object.values(now));
  const compared = row ? validColumns.filter((column) => row[column] !== '') : values;
  const same = compared.filter((one) => (row ? row[one] === now[one] : current.has(one)));
  return same.length * 2 >= compared.length;
}

/** Whether the valid columns are enough to identify the line. */
function isDistinctive({ row, validColumns }: EarlierRejection): boolean {
  return validColumns.filter((column) => row![column] !== '').length * 2 >= Object.keys(row!).length;
}

/** Rejections with the same valid columns that match exactly one line. */
function matchedOnce(
  formers: readonly EarlierRejection[],
  passed: readonly AcceptedRecord[],
): EarlierRejection[] {
  const { validColumns } = formers[0]!;
  const keyOf = (row: Row) => JSON.stringify(validColumns.map((column) => row[column]));
  const times = new Map(formers.map(({ row }) => [keyOf(row!), 0]));
  for (const { record } of passed) {
    const key = keyOf(record.payload as Row);
    const count = times.get(key);
    if (count !== undefined) times.set(key, count + 1);
  }
  return formers.filter(({ row }) => times.get(keyOf(row!)) === 1);
}
