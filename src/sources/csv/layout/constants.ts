import { UnusablePartition } from '../../../domain/errors.js';
import { type ColumnMap, missingRoles } from '../header/header.js';
import { currencyOf } from '../header/named-columns.js';
import type { Layout } from './layout.js';
import type { StatedFacts } from '../facts/stated-facts.js';

/**
 * Facts about all rows, from the lines before the header or from the file name.
 * @param isSaid whether rows or headers state the currency, `isSettled` whether a profile does
 * @throws UnusablePartition `contradictory_name`
 */
export function constantsOf(
  map: ColumnMap,
  preamble: StatedFacts,
  name: StatedFacts,
  { isSaid, isSettled, notes }: { isSaid: boolean; isSettled: boolean; notes: string[] },
): Layout['constants'] {
  const constants: Layout['constants'] = {};
  if (missingRoles(map).includes('symbol')) {
    const symbol = name.symbol ?? preamble.symbol;
    if (symbol !== undefined) {
      constants.symbol = symbol;
      notes.push(
        `the coin is ${symbol}, as the ${name.symbol ? 'name of the file says' : 'lines before the header say'}`,
      );
    }
  }
  if (!isSaid && !isSettled) assertAgree(preamble.currency, name.currency);
  const currency = preamble.currency ?? name.currency;
  if (
    currency !== undefined &&
    !isSaid &&
    map.currency === undefined &&
    currencyOf(map.close) === undefined
  ) {
    constants.currency = currency;
    notes.push(
      `amounts are in ${currency}, as the ${preamble.currency ? 'lines before the header say' : 'name of the file says'}`,
    );
  }
  return constants;
}

/** @throws UnusablePartition `contradictory_name` */
export function assertNameFits(name: string, { currency }: StatedFacts, ofHeader: string | undefined): void {
  if (currency === undefined || ofHeader === undefined || ofHeader === currency) return;
  throw new UnusablePartition(
    'contradictory_name',
    `${name} is named after ${currency}, but the header says ${ofHeader}; rename the file, or set the currency in CSV_PROFILES`,
  );
}

/**
 * @param constants of a profile
 * @throws UnusablePartition `contradictory_currency`
 */
export function assertConstantFits(
  { currency }: Layout['constants'],
  { close, price = close }: Layout['columns'],
): void {
  const named = currencyOf(price);
  if (currency === undefined || named === undefined || named === currency) return;
  throw new UnusablePartition(
    'contradictory_currency',
    `constants.currency is ${currency}, but the column ${JSON.stringify(price)} is named after ${named}; remove the constant, or map another column to the price`,
  );
}

/** @throws UnusablePartition `contradictory_name` */
export function assertAgree(ofLines: string | undefined, ofName: string | undefined): void {
  if (ofLines === undefined || ofName === undefined || ofLines === ofName) return;
  throw new UnusablePartition(
    'contradictory_name',
    `the file is named after ${ofName}, but the lines before its header say ${ofLines}; correct one of them, or set the currency in CSV_PROFILES`,
  );
}
