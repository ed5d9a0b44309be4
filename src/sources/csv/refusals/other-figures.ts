import type { UnusablePartition } from '../../../domain/errors.js';
import { simplifiedName } from '../header/named-columns.js';
import { titleOf } from '../header/header-title.js';
import type { Layout } from '../layout/layout.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import { fieldsOf } from '../layout/fields-of.js';
import { stemOf } from '../facts/stem.js';
import { wordsIn } from '../facts/measures.js';

/** Forced and open orders, expected prices and averages drawn as candles, whatever their header. */
const NEVER_PRICES =
  /liquidation|forceorder|order[\W_]?book|open[\W_]?orders|(?<![a-z])(?:market[\W_]?)?depth(?![a-z])|forecast|predict|heikin|renko/i;
/** Figures of markets and chains that are published in the same layout as prices. */
const FIGURES =
  /^(?:funding|dominance|hashrate|difficulty|volatility|dvol|returns|rsi|macd|correlation|mvrv|sopr|nvt|liquidations?|oi)$/;
const FIGURES_IN_WORDS =
  /open[\W_]?interest|long[\W_]*short|premium[\W_]?index|(?:put|call)[\W_]*(?:call|put)|(?:mark|index)[\W_]?price/i;
/** `Price (USD)`, `last_price`, `Kurs in Euro` */
const NAMES_PRICE = /pri[cs]e|pre[czç]|prix|prezzo|prijs|kurs|koers|cena|цена|價格|价格|価格/i;

/**
 * Refuses a file whose name says that its figures are not prices, unless the price column's header says otherwise.
 * @throws UnusablePartition `not_prices`
 */
export function assertContainsPrices(layout: Layout, { name }: { name: string }): void {
  const stem = stemOf(name);
  const { price } = layout.columns;
  const other = NEVER_PRICES.exec(stem)?.[0];
  if (other !== undefined) throw notPrices(layout, other, name);
  const title = simplifiedName(titleOf(price ?? '').title);
  const isAboutPrices =
    NAMES_PRICE.test(title) ||
    (title !== 'rate' && /price|ohlc|candle|kline/i.test(stem.replace(FIGURES_IN_WORDS, '')));
  const figure = isAboutPrices ? undefined : figureIn(stem);
  if (figure !== undefined) throw notPrices(layout, figure, name);
}

function figureIn(stem: string): string | undefined {
  return FIGURES_IN_WORDS.exec(stem)?.[0] ?? wordsIn(stem).find((word) => FIGURES.test(word.toLowerCase()));
}

function notPrices(layout: Layout, words: string, name: string): UnusablePartition {
  const problem = `the name of the file (${JSON.stringify(words)}) says that it contains figures other than prices. If they are prices, rename it, or`;
  return adviseProfileEntry('not_prices', problem, name, { columns: fieldsOf(layout) });
}
