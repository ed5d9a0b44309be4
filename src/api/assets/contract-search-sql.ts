import { canonicalAddress } from '../../normalization/address.js';
import type { Parameters } from '../data/sql-parameters.js';

/** The beginning of a hexadecimal address. With fewer digits, too many addresses would match. */
const START = /^0x[\da-f]{6,}$/i;

/**
 * SQL condition: a stored address is the one in `q`, in any spelling, or begins with its digits. On some chains, stored
 * addresses have no leading zeros.
 * @param address a column
 * @param folded SQL for the normalised text of `q`
 */
export function isContract(address: string, q: string, folded: string, parameters: Parameters): string {
  const typed = q.trim();
  const starts = [typed, typed.replace(/^0x0+/i, '0x')].filter((one) => START.test(one));
  const begins = Array.from(
    new Set(starts),
    (one) => `starts_with(${address}, ${parameters.bind(one.toLowerCase())}::text)`,
  );
  if (begins.length) return `(${begins.join(' or ')})`;
  const bound = [typed, canonicalAddress(typed) ?? typed].map((one) => parameters.bind(one));
  return `${address} in (${[...bound, folded].join(', ')})`;
}
