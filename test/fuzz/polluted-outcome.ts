import { type CsvFolder } from '../../src/sources/csv/fixtures/csv-folder.js';
import { isDecimal } from '../../src/domain/limits.js';
import { PartitionError } from '../../src/domain/errors.js';
import type { PollutedMarketFile } from './polluted-files.js';

/**
 * `wrong`: something was stored that the file does not contain. `lost`: a row is neither stored nor rejected. `rejected`: rows
 * were rejected, with reasons. `refused`: the file as a whole was. `poorer`: an optional value is missing.
 */
interface Outcome {
  kind: 'exact' | 'wrong' | 'lost' | 'poorer' | 'rejected' | 'refused';
  why: string;
  detail?: string;
  /** Rows that were read correctly. */
  right: number;
}

export async function outcomeOf(folder: CsvFolder, file: PollutedMarketFile): Promise<Outcome> {
  let read;
  try {
    read = await folder.read(file.bytes, {}, file.name);
  } catch (error) {
    if (!(error instanceof PartitionError)) throw error;
    return { kind: 'refused', why: error.code, detail: error.message.slice(0, 300), right: 0 };
  }
  const { quotes, candles, rejected } = read;
  const stored = new Map<string, Record<string, string>>();
  for (const { symbol, observedAt, currency, price, volume24h } of quotes)
    stored.set(`${symbol} ${time(observedAt)} ${currency}`, amountsOf({ price, volume: volume24h }));
  for (const { symbol, openedAt, currency, open, high, low, close, volume } of candles)
    stored.set(`${symbol} ${time(openedAt)} ${currency}`, amountsOf({ open, high, low, close, volume }));
  let [right, poorer] = [0, 0];
  let missing = '';
  for (const { symbol, at, currency, amounts } of file.table.rows) {
    const key = `${symbol} ${time(at)} ${currency}`;
    const found = stored.get(key);
    stored.delete(key);
    if (!found) {
      missing ||= `${key} ${JSON.stringify(amounts)}`;
      continue;
    }
    const wanted = amountsOf(amounts);
    const wrong = Object.entries(found).find(([field, value]) => wanted[field] !== value);
    if (wrong)
      return {
        kind: 'wrong',
        why: wrong[0],
        detail: `${key}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`,
        right,
      };
    if (Object.keys(found).length < Object.keys(wanted).length) poorer++;
    right++;
  }
  const [extra] = stored;
  if (extra)
    return {
      kind: 'wrong',
      why: 'a row that is not in the file',
      detail: JSON.stringify(extra) + ' missing ' + missing,
      right,
    };
  const lost = file.table.rows.length - right;
  const said = new Set(rejected.map(({ line }) => line)).size;
  const first = rejected[0];
  if (lost > said)
    return {
      kind: 'lost',
      why: first?.code ?? '',
      detail: `${lost} lost, ${said} rejected; ${missing} ${first?.message ?? ''}`,
      right,
    };
  if (lost)
    return {
      kind: 'rejected',
      why: first!.code,
      detail: `${lost} of ${file.table.rows.length}: line ${first!.line}: ${first!.message.slice(0, 300)}`,
      right,
    };
  return { kind: poorer ? 'poorer' : 'exact', why: '', right };
}

function time(instant: string): number {
  return Date.parse(instant);
}

/** Values as numbers are written without superfluous zeros. */
function amountsOf(amounts: Readonly<Record<string, string | null | undefined>>): Record<string, string> {
  const known = Object.entries(amounts).filter(
    (one): one is [string, string] => typeof one[1] === 'string' && isDecimal(one[1]),
  );
  return Object.fromEntries(
    known.map(([field, value]) => [field, value.includes('.') ? value.replace(/\.?0+$/, '') : value]),
  );
}
