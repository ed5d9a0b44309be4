import { numberFault, preview } from '../../../domain/fields.js';
import { LIMITS } from '../../../domain/limits.js';
import { wholeNumber } from '../../../domain/whole-number.js';
import { ambiguousNumberMessage, badNumberMessage, badScaleMessage } from './value-messages.js';
import { signedByArrow } from '../values/arrows.js';
import { isEmpty } from '../values/empty.js';
import { isAmbiguous, isScaled, parseNumber } from '../values/number.js';
import { shiftDecimalPoint } from '../values/powers-of-ten.js';
import type { Role } from '../header/roles.js';
import type { RowCells } from './row-cells.js';

const PRICES = ['open', 'high', 'low', 'close'] as const;
const VOLUMES = ['baseVolume', 'quoteVolume'] as const;
/** A number without a currency mark. */
const BARE = /^[\d\s.,'’+−-]*$/;

export function numberIn(row: RowCells, role: Exclude<Role, 'date'>): string | null {
  const value = role === 'change' ? signedByArrow(row.cell(role)) : row.cell(role);
  if (value === '') return null;
  let number = parseNumber(value, row.format.decimal, role === 'change');
  if (row.format.evidence?.decimal === 'contradictory' && isAmbiguous(value)) {
    row.report(role, 'ambiguous_number', ambiguousNumberMessage(value));
    return null;
  }
  const scale = row.format.layout.scales?.[role];
  if (scale && typeof number === 'string') {
    if (isScaled(value)) row.report(role, 'other_scale', badScaleMessage(value, scale));
    number = isScaled(value) ? null : shiftDecimalPoint(number, scale);
  }
  if (number !== value && !BARE.test(value)) row.isMarked = true;
  if (number === undefined) row.report(role, 'not_a_number', badNumberMessage(value, row.format));
  const fault =
    number === undefined || number === null ? null : numberFault(number, role === 'change', value);
  if (!fault) return number ?? null;
  const { code, message } = fault;
  row.report(role, code, `${message}; correct or empty the field`);
  return null;
}

export function requiredPrice(row: RowCells, role: 'open' | 'high' | 'low' | 'close'): string {
  const number = numberIn(row, role);
  if (number !== null) return number;
  if (isEmpty(row.cell(role)))
    row.refuse(role, 'missing', `expected the ${role} of the candle, got nothing; fill in the field`);
  return '';
}

/** A whole number. */
export function countIn(row: RowCells, role: 'trades'): number | null {
  const number = numberIn(row, role);
  if (number === null) return null;
  const count = wholeNumber(number);
  if (count !== undefined) return count;
  row.report(
    role,
    'not_a_count',
    `expected a whole number, got ${preview(number)}; correct or empty the field`,
  );
  return null;
}

export function rankIn(row: RowCells): number | null {
  const value = row.cell('rank');
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  if (isEmpty(value)) return null;
  const digits = /^#?\s*(\d{1,10})(?:\.0+)?$/.exec(value.trim())?.[1];
  if (digits !== undefined && Number(digits) === 0) return null;
  const rank = Number(digits);
  if (rank <= LIMITS.rank) return rank;
  row.report(
    'rank',
    'not_a_rank',
    `expected a whole number such as 1, got ${preview(value)}; correct or empty the field`,
  );
  return null;
}

const ZERO = /^0+(?:[.,]0*)?$/;

/** Whether a candle's row has no prices. Some publishers write 0 for all prices of an interval without trades. */
export function isGap(row: RowCells): boolean {
  if (!PRICES.every((role) => row.has(role))) return false;
  if (PRICES.every((role) => isEmpty(row.cell(role)))) return true;
  const isZero = (role: Role) => ZERO.test(row.cell(role).trim());
  return PRICES.every(isZero) && VOLUMES.every((role) => isEmpty(row.cell(role)) || isZero(role));
}
