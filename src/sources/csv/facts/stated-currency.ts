import { currencyCode } from '../coins/currency.js';
import { CURRENCY_NAME, currencyInWords } from '../coins/currency-words.js';
import { isMoney } from '../coins/pair.js';

const LABEL = new RegExp(
  '(?:^|[\\s#(])(?:(?<kind>base |quote |price |report(?:ing)? |display )?currency|fiat|denomination|währung|devise|monnaie|moneda|divisa|valuta|moeda|' +
    'waluta|měna|pénznem|para birimi|валюта|通貨|货币|貨幣|币种|통화)(?:\\s(?:code|unit|symbol))?\\s*(?<sign>[:：=,;]\\s*)?(?:in\\s)?\\s*(?<value>.+)$',
  'iu',
);
const PRICES =
  /(?<!\p{L})(?:prices?|values?|amounts?|figures|quotes?|quoted|denominated|expressed|kurse?|preise?|beträge|angaben|werte|prix|cours|montants?|precios?|importes?|valores|preços?|prezz[io]|valori|bedragen|koers(?:en)?|priser|belopp|cen[ya]|kwoty|цен[аы]|курс)(?!\p{L})/iu;
const IN = /(?<!\p{L})(?:in|en|em|w|в|i)\s+(?:the\s)?(?<value>[^():;]{1,60})/giu;
/** `Portfolio (EUR)`, `Crypto prices - EUR`, `BTC vs EUR`, or only a currency. */
const AT_END =
  /(?:[([](?:in\s+)?([^()[\]]{1,40})[)\]]|(?:^|[-–|:,;]\s*|\bvs\.?\s+)([^\s()]{1,6}))[\s.,;:]*$/u;
const AND = /^(?:\s*(?:[,/&+]|and|und|et|y|e|or|oder|ou|o|i|och|og|en)\s*)(\S+)/iu;
/** Words that usually mean something else. */
const WORDS = /^(?:real|reais|won|rand|yuan|pounds?)$/i;

/**
 * The currency of all amounts according to a line outside the table: `Currency: EUR`, `All prices in Swiss francs`,
 * `Portfolio (GBP)`. Null if it is not recognised, or if there are several.
 */
export function statedCurrency(line: string): string | null | undefined {
  const text = line.slice(0, 300).replace(/^#\s*/, '').trim();
  const { value, sign, kind } = LABEL.exec(text)?.groups ?? {};
  if (value !== undefined) {
    const labelled = ofBeginning(value, sign !== undefined);
    // To an exchange, the base currency of BTC/USDT is BTC.
    if (/^base/i.test(kind ?? '') && labelled && !isMoney(labelled)) return undefined;
    if (labelled !== undefined || sign !== undefined) return labelled ?? null;
  }
  const isAboutPrices = PRICES.test(text);
  for (const match of text.matchAll(IN)) {
    const found = ofBeginning(match.groups!.value!, false);
    if (found !== undefined && (isAboutPrices || (found !== null && isMoney(found)))) return found;
    if (isAboutPrices && /^[A-Z]{3,5}(?![\p{L}\d])/u.test(match.groups!.value!)) return null;
  }
  return atEnd(text);
}

/** Tries the first three words, and prefers the longest match. */
function ofBeginning(text: string, isAll: boolean): string | null | undefined {
  const words = text.trim().split(/\s+/).slice(0, 4);
  for (let count = Math.min(3, words.length); count > 0; count--) {
    const found = currencyInWords(
      words
        .slice(0, count)
        .join(' ')
        .replace(/[(/].*$/, ''),
    );
    if (found === undefined) continue;
    const rest = text.trim().split(/\s+/).slice(count).join(' ');
    if (!isAll && count === 1 && WORDS.test(words[0]!) && /^\p{L}/u.test(rest)) continue;
    const other = AND.exec(
      `${words
        .slice(0, count)
        .join(' ')
        .replace(/^[^(/,]*/, '')} ${rest}`,
    )?.[1];
    const second = other === undefined ? undefined : currencyInWords(other);
    return second === undefined || second === found ? found : null;
  }
  return undefined;
}

/** A coin in this position is the one being priced: `Bitcoin (BTC)`. */
function atEnd(text: string): string | undefined {
  const [, ...marks] = AT_END.exec(text) ?? [];
  for (const mark of marks) {
    const found = mark === undefined ? undefined : currencyInWords(mark);
    if (found && isMoney(found)) return found;
  }
  return undefined;
}

/** Currency signs, codes and unambiguous names anywhere in a short title. */
export function currenciesMentioned(line: string): string[] {
  const words = line.split(/[\s,;:()[\]/|–-]+/).filter(Boolean);
  if (words.length > 12) return [];
  const found = words.flatMap((word) => {
    const sign = /[€£₩₹₽₺]/u.exec(word)?.[0];
    const isCode = /^[A-Z]{3,5}$/.test(word) && isMoney(word);
    const isName = CURRENCY_NAME.test(word);
    const code = sign
      ? currencyInWords(sign)
      : isCode
        ? currencyCode(word)
        : isName
          ? currencyInWords(word)
          : null;
    return code ? [code] : [];
  });
  return [...new Set(found)];
}
