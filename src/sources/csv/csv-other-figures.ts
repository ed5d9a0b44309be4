import type { UnusablePartition } from '../../domain/errors.js';
import { simplified } from './csv-named-columns.js';
import { titleOf } from './csv-header-title.js';
import type { Layout } from './csv-layout.js';
import { isEmpty } from './csv-number.js';
import { addEntry } from './profiles/advice.js';
import { fieldsOf } from './profiles/fields-of.js';
import { stemOf, wordsIn } from './profiles/file-name.js';

interface Sample {
  name: string;
  columns: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
}

const OFFERS = /^(?:bids?|asks?|offers?)$/;
/** `is_bid` */
const OF_OFFERS = /^is(?:bid|ask)$/;
/** What became of orders at whose prices nothing was traded. */
const UNFILLED = /^(?:cancel+ed|rejected|expired|unfilled)$/i;
/** Forced orders, under whatever header their prices stand. */
const LIQUIDATIONS = /liquidation|forceorder/i;
/** Figures of markets and chains that are published in the same layout as prices. */
const FIGURES =
  /^(?:funding|dominance|hashrate|difficulty|volatility|dvol|returns|rsi|macd|correlation|mvrv|sopr|nvt|liquidations?|oi)$/;
const FIGURES_IN_WORDS =
  /open[\W_]?interest|long[\W_]*short|premium[\W_]?index|(?:put|call)[\W_]*(?:call|put)|(?:mark|index)[\W_]?price/i;
/** `Price (USD)`, `last_price`, `Kurs in Euro` */
const NAMES_PRICE = /pri[cs]e|pre[czç]|prix|prezzo|prijs|kurs|koers|cena|цена|價格|价格|価格/i;

/**
 * Refuses a file whose rows are offers of an order book, orders that were not filled, or liquidations, or whose name says that its figures are no prices, unless
 * the header of the price says otherwise.
 * @throws UnusablePartition `order_book`, `unfilled_orders`, `not_prices`
 */
export function assertPrices(layout: Layout, { name, columns, rows }: Sample): void {
  const read = new Set<string>(Object.values(layout.columns));
  const offers = columns.find((column) => !read.has(column) && areOffers(column, rows));
  if (offers !== undefined && layout.kind === 'quote') {
    const problem = `the column ${JSON.stringify(offers)} shows that rows are offers of an order book, at which nothing may have been traded. If they are prices,`;
    throw addEntry('order_book', problem, name, { columns: fieldsOf(layout) });
  }
  const status = columns.find(
    (column) => !read.has(column) && rows.some((row) => UNFILLED.test((row[column] ?? '').trim())),
  );
  if (status !== undefined && layout.kind === 'quote') {
    const problem = `the column ${JSON.stringify(status)} shows that some rows are orders that were not filled, at whose prices nothing was traded. Delete those rows, or if they are prices,`;
    throw addEntry('unfilled_orders', problem, name, { columns: fieldsOf(layout) });
  }
  const stem = stemOf(name);
  const { price } = layout.columns;
  if (LIQUIDATIONS.test(stem)) throw notPrices(layout, stem.match(LIQUIDATIONS)![0], name);
  const title = simplified(titleOf(price ?? '').title);
  const isOfPrices =
    NAMES_PRICE.test(title) ||
    (title !== 'rate' && /price|ohlc|candle|kline/i.test(stem.replace(FIGURES_IN_WORDS, '')));
  const figure = isOfPrices ? undefined : figureIn(stem);
  if (figure !== undefined) throw notPrices(layout, figure, name);
}

function areOffers(column: string, rows: Sample['rows']): boolean {
  const said = rows.map((row) => (row[column] ?? '').trim().toLowerCase()).filter((cell) => !isEmpty(cell));
  const words = [...new Set(said)];
  if (OF_OFFERS.test(simplified(column))) return words.length > 0;
  if (words.length < 2) return false;
  const areLetters = simplified(column) === 'side' && words.toSorted().join('') === 'ab';
  return areLetters || words.every((word) => OFFERS.test(word));
}

function figureIn(stem: string): string | undefined {
  return FIGURES_IN_WORDS.exec(stem)?.[0] ?? wordsIn(stem).find((word) => FIGURES.test(word.toLowerCase()));
}

function notPrices(layout: Layout, said: string, name: string): UnusablePartition {
  const problem = `the name of the file (${JSON.stringify(said)}) says that it contains other figures than prices. If they are prices, rename it, or`;
  return addEntry('not_prices', problem, name, { columns: fieldsOf(layout) });
}
