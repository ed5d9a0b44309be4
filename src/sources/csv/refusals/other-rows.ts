import { simplifiedName } from '../header/named-columns.js';
import type { Layout } from '../layout/layout.js';
import { isSide } from '../detection/trades.js';
import { isEmpty } from '../values/empty.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { fieldsOf } from '../layout/fields-of.js';

interface Sample {
  name: string;
  columns: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
}

const OFFERS = /^(?:bids?|asks?|offers?)$/;
/** `is_bid` */
const BID_OR_ASK_FLAG = /^is(?:bid|ask)$/;
/** States of unfilled orders. */
const UNFILLED =
  /^(?:cancel+ed|rejected|expired|unfilled|storniert|annulée?|annulé|cancelad[ao]|annullato|geannuleerd|отмен[её]н[ао]?|iptal)$/i;
/** The same, among rows that are bought or sold: elsewhere a market or a coin may be `open` or `active`. */
const WAITING = /^(?:open|new|active|working|placed|submitted|pending|queued|failed|declined|offen)$/i;
/** Payments per share or coin, or to a broker: `Dividend (Ordinary)`. */
const PAYOUTS =
  /^(?:(?:cash )?(?:dividends?|div)|distributions?|interest|coupon|fees?|dividenden?|ausschüttung(?:en)?|zins(?:en)?|gebühr(?:en)?|dividendes?|intérêts?|frais|dividendos?)(?:\s*[(–-].*)?$/i;
/** How much of an order was traded. */
const FILLED = /^(?:filled|executed)(?:qty|quantity|amount|size|volume)?$/;

/**
 * Refuses a file of quotes in which an unread column shows that rows are offers, unfilled orders or payouts.
 * @throws UnusablePartition `order_book`, `unfilled_orders`, `payouts`
 */
export function assertRowsAreTrades(layout: Layout, { name, columns, rows }: Sample): void {
  if (layout.kind !== 'quote') return;
  const read = new Set<string>(Object.values(layout.columns));
  const refuseIf = (code: string, problem: string, test: (column: string) => boolean) => {
    const column = columns.find((one) => !read.has(one) && test(one));
    if (column === undefined) return;
    const finding = `the column ${JSON.stringify(column)} shows that ${problem}`;
    throw adviseProfileEntry(code, `${finding} If they are prices,`, name, { columns: fieldsOf(layout) });
  };
  const priced = rows.filter((row) => !isEmpty(row[layout.columns.price ?? ''] ?? ''));
  const some = (test: RegExp) => (column: string) =>
    priced.some((row) => test.test((row[column] ?? '').trim()));
  refuseIf(
    'order_book',
    'rows are offers of an order book, at which nothing may have been traded.',
    (column) => areOffers(column, rows),
  );
  const areOrders = columns.some((column) => isSide(rows.map((row) => row[column] ?? '')));
  refuseIf(
    'unfilled_orders',
    'some rows are orders that were not filled, at whose prices nothing was traded. Delete those rows.',
    (column) =>
      some(UNFILLED)(column) ||
      (areOrders && some(WAITING)(column)) ||
      (FILLED.test(simplifiedName(column)) && some(/^0(?:\.0+)?$/)(column)),
  );
  if (layout.by === 'detection')
    refuseIf(
      'payouts',
      'some rows are dividends, interest or fees, whose amounts are not prices. Delete those rows.',
      some(PAYOUTS),
    );
}

function areOffers(column: string, rows: Sample['rows']): boolean {
  const filled = rows.map((row) => (row[column] ?? '').trim().toLowerCase()).filter((cell) => !isEmpty(cell));
  const words = [...new Set(filled)];
  if (BID_OR_ASK_FLAG.test(simplifiedName(column))) return words.length > 0;
  if (words.length < 2) return false;
  const areLetters = simplifiedName(column) === 'side' && words.toSorted().join('') === 'ab';
  return areLetters || words.every((word) => OFFERS.test(word));
}
