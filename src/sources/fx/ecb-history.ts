import { preview } from '../../domain/fields.js';
import type { Reason, SourceRecord } from '../../domain/source.js';
import { isDay, recordsOfDay } from './ecb-day.js';

export interface History {
  /** Oldest first. */
  days: { day: string; records: SourceRecord[] }[];
  /** Lines without a day or with too many cells, with their reasons. */
  unreadable: SourceRecord[];
}

/**
 * Reads the CSV in `eurofxref-hist.zip`: a column for the date and one for every current or former currency, newest day
 * first, with a comma at the end of each line.
 * @throws Error if it is something else
 */
export function readHistory(csv: string): History {
  const [head = '', ...lines] = csv.replace(/^\ufeff/, '').split(/\r?\n/);
  const [date, ...currencies] = cellsOf(head);
  if (date !== 'Date' || !currencies.length || currencies.some((one) => !/^[A-Z]{3}$/.test(one)))
    throw new Error(`expected a header such as Date,USD,JPY, got ${JSON.stringify(head.slice(0, 100))}`);
  const history: History = { days: [], unreadable: [] };
  for (const [index, line] of lines.entries()) {
    if (!line.trim()) continue;
    const [day = '', ...cells] = cellsOf(line, 1 + currencies.length);
    const fault = faultOf(day, cells.length, currencies.length);
    if (fault === null) {
      const rates = currencies.map((currency, column) => [currency, cells[column]!] as const);
      history.days.push({ day, records: recordsOfDay(day, rates) });
    } else {
      const reasons = [{ ...fault, message: `line ${index + 2}: ${fault.message}` }];
      history.unreadable.push({ externalId: `line ${index + 2}`, payload: { line }, reasons });
    }
  }
  history.days.sort((a, b) => (a.day < b.day ? -1 : 1));
  return history;
}

function faultOf(day: string, found: number, expected: number): Reason | null {
  if (!isDay(day))
    return {
      path: 'day',
      code: 'not_a_day',
      message: `expected a day such as 2026-11-27, got ${preview(day)}`,
    };
  if (found === expected) return null;
  return {
    path: '',
    code: 'wrong_length',
    message: `expected ${expected} rates as in the header, got ${found}`,
  };
}

/** Without the empty cell after the last comma, unless it is one of those that the header names. */
function cellsOf(line: string, expected = 0): string[] {
  const cells = line.split(',').map((cell) => cell.trim());
  return cells.length !== expected && cells.at(-1) === '' ? cells.slice(0, -1) : cells;
}
