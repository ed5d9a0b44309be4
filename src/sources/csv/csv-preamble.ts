import { currenciesOf, currencyCode, isCurrencyMark, pairOf } from './csv-currency.js';
import { gluedPairOf, isKnownPair } from './csv-glued-pairs.js';
import { isKnownCoin } from './profiles/coins.js';
import type { Told } from './profiles/file-name.js';
import { isQuoted } from './profiles/pair.js';

const CURRENCY =
  /(?:^|\b)(?:(?:quote |base )?currency|währung|devise|monnaie|moneda|divisa|valuta|moeda)\b[\s:=,;-]*(?:in\s+)?([A-Za-z]{3,5}|\p{Sc})(?![\p{L}])/iu;
const PRICES_IN =
  /\b(?:prices?|values?|amounts?|figures|quotes?|quoted|kurse|preise|beträge|angaben|prix|precios|prezzi|valori)\b.*?\b(?:in|en)\s+([A-Za-z]{3,5}|\p{Sc})(?![\p{L}])/iu;
/** `Portfolio in GBP`, `Prices (EUR)`, `Crypto prices - EUR`. */
const AT_END =
  /(?:\b(?:in|en|em)\s+([A-Za-z]{3,5}|\p{Sc})|[([](?:in\s+)?([A-Z]{3}|\p{Sc})[)\]]|(?:^|[-–|:,;]\s*)([A-Z]{3}))[\s.,;:]*$/u;
const SYMBOL =
  /^(?:symbol|ticker|coin|asset|pair|trading pair|market|instrument)[\s:=,;]+([A-Za-z\d/-]{2,20})[\s,;]*$/i;

/** What the lines in front of the header say of all rows: `Currency: EUR`, `All prices in CHF`, `Symbol: BTC`. */
export function toldByPreamble(rows: readonly (readonly string[])[]): Told {
  const found: Told = {};
  for (const cells of rows) {
    const text = cells
      .map((cell) => cell.trim())
      .filter(Boolean)
      .join(' ')
      .replace(/^#\s*/, '');
    const mark = (CURRENCY.exec(text) ?? PRICES_IN.exec(text))?.[1];
    const currency = mark === undefined ? ofStateAtEnd(text) : codeOf(mark);
    if (currency) found.currency ??= currency;
    const called = SYMBOL.exec(text)?.[1]?.toUpperCase();
    if (called === undefined) continue;
    const apart = pairOf(called);
    const pair = apart
      ? { symbol: apart.coin, currency: apart.currency }
      : isKnownPair(called)
        ? gluedPairOf(called)
        : undefined;
    found.symbol ??= pair?.symbol ?? called;
    if (pair) found.currency ??= pair.currency;
  }
  return found;
}

/** A coin there is rather what the prices are of: `Bitcoin (BTC)`. */
function ofStateAtEnd(text: string): string | undefined {
  const [, ...marks] = AT_END.exec(text) ?? [];
  const code = marks.map((mark) => (mark ? codeOf(mark) : undefined)).find(Boolean);
  return code !== undefined && isQuoted(code) && !isKnownCoin(code) ? code : undefined;
}

function codeOf(mark: string): string | undefined {
  const code = currencyCode(mark.length === 1 ? '' : mark);
  if (code !== undefined) return code;
  return isCurrencyMark(mark) ? (currenciesOf(mark)[0] ?? undefined) : undefined;
}
