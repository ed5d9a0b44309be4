import { SUMMARY_WORDS } from '../coins/summary-words.js';
import { isDigit } from '../values/number-parts.js';
import type { ColumnMap } from './header.js';

const TOTALS = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:grand |sub)?totals?|sum|average|mean|somme|suma|summa|media|count|anzahl|rows?|records?|${SUMMARY_WORDS})(?![\\p{L}\\d])`,
  'iu',
);
const NOTES =
  /^(?:\W*(?:sources?|quellen?|fuentes?|fonte|bron|notes?|hinweise?|anmerkung(?:en)?|disclaimer|copyright|generated|created|exported|downloaded|last updated|data (?:provided|as of|from|source)|stand|end of (?:file|data|report)|eof)(?![\p{L}\d])|[#*©]|https?:|www\.)/iu;
/** `Page 2 of 3` */
const PAGE = /^(?:page|seite|página|pagina|strona|страница|sayfa)\s*\d+(?:\D+\d+)?$/iu;
/** Yahoo's rows between the prices of shares: `0.24 Dividend`, `4:1 Stock Splits`. */
const PAYOUT =
  /^[\p{Sc}]?\d[\d.,:/]*(?:\s(?:for|to)\s\d+)?\s*(?:[A-Z]{3}\s)?(?:(?:cash )?dividends?|(?:stock |share )?splits?|capital gains?|distributions?)$/iu;
const DIGITS = /^\W*\d/;
/** A cell on its own must be a sentence: coin names may have two words. */
const SENTENCE = /\S\s+\S+\s+\S/;
/** A row with another delimiter is not a sentence. */
const DIVIDED = /(?:(?:[;|\t]|,(?=\S)).*?){3}/s;

/** Whether a line says where a table comes from, rather than what is in it. */
export function isNote(line: string): boolean {
  return NOTES.test(line);
}

/**
 * Whether a row ends or annotates a table instead of belonging to it. Such a row has no date; its text may stand in the
 * column of dates if that is the first. The first value is a word such as Total; a word such as Source, `#` or a URL, in a
 * row without a price; or a sentence that is the only value; or it states a dividend or a split instead of prices. A row
 * that could be stored never matches.
 */
export function footerTest({
  date = '',
  price,
  close,
}: ColumnMap): (row: Readonly<Record<string, string>>) => boolean {
  const amount = price ?? close ?? '';
  return (row) => {
    const dated = row[date] ?? '';
    const money = row[amount] ?? '';
    // A fast path: nearly all rows have a price that ends with a digit.
    if (isDigit(money.charCodeAt(money.length - 1)) && isDigit(dated.charCodeAt(0))) return false;
    if (isPayout(row, date)) return true;
    if (isDigit(dated.charCodeAt(0))) return false;
    const isDated = dated.trim() !== '';
    if (isDated && DIGITS.test(money) && !TOTALS.test(dated.trim())) return false;
    const values = Object.entries(row).filter(([, value]) => value.trim() !== '');
    const [column, value] = values[0] ?? ['', ''];
    if (isDated && column !== date) return false;
    const first = value.trim();
    if (TOTALS.test(first) || PAGE.test(first)) return true;
    if (NOTES.test(first)) return !DIGITS.test(money);
    // In the column of dates, a sentence with figures may be a damaged row.
    const isSentence = values.length === 1 && SENTENCE.test(first) && !DIVIDED.test(first);
    return isSentence && (!isDated || !/\d/.test(first));
  };
}

/** Whether a dated row has nothing but a payout, in one cell or in all of them. */
function isPayout(row: Readonly<Record<string, string>>, date: string): boolean {
  let text = '';
  for (const [column, value] of Object.entries(row)) {
    const cell = column === date ? '' : value.trim();
    if (cell === '' || cell === '-' || cell === text) continue;
    if (text !== '' || !PAYOUT.test(cell)) return false;
    text = cell;
  }
  return text !== '';
}
