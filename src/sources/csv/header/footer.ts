import { SUMMARY_WORDS } from '../coins/summary-words.js';
import type { ColumnMap } from './header.js';

const TOTALS = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:grand |sub)?totals?|sum|average|mean|somme|suma|summa|media|count|anzahl|rows?|records?|${SUMMARY_WORDS})(?![\\p{L}\\d])`,
  'iu',
);
const NOTES =
  /^(?:\W*(?:sources?|quellen?|fuentes?|fonte|bron|notes?|hinweise?|anmerkung(?:en)?|disclaimer|copyright|generated|created|exported|downloaded|last updated|data (?:provided|as of|from|source)|stand|end of (?:file|data|report)|eof)(?![\p{L}\d])|[#*©]|https?:|www\.)/iu;
/** Whether a line says where a table comes from, rather than what is in it. */
export function isNote(line: string): boolean {
  return NOTES.test(line);
}
/** `Page 2 of 3` */
const PAGE = /^(?:page|seite|página|pagina|strona|страница|sayfa)\s*\d+(?:\D+\d+)?$/iu;
const DIGITS = /^\W*\d/;
/** A cell on its own must be a sentence: coin names may have two words. */
const SENTENCE = /\S\s+\S+\s+\S/;
/** A row with another delimiter is not a sentence. */
const DIVIDED = /(?:(?:[;|\t]|,(?=\S)).*?){3}/s;

/**
 * Whether a row ends or annotates a table instead of belonging to it. Such a row has no date; its text may stand in the column of
 * dates if that is the first. The first value is a word such as Total; a word such as Source, `#` or a URL, in a row without a price; or a
 * sentence that is the only value. A row that could be stored never matches.
 */
export function footerTest({
  date = '',
  price,
  close,
}: ColumnMap): (row: Readonly<Record<string, string>>) => boolean {
  const amount = price ?? close ?? '';
  return (row) => {
    const dated = row[date] ?? '';
    // A fast path: nearly all rows have a date that begins with a digit.
    if (isDigit(dated.charCodeAt(0))) return false;
    const isDated = dated.trim() !== '';
    if (isDated && DIGITS.test(row[amount] ?? '') && !TOTALS.test(dated.trim())) return false;
    const values = Object.entries(row).filter(([, value]) => value.trim() !== '');
    const [column, value] = values[0] ?? ['', ''];
    if (isDated && column !== date) return false;
    const first = value.trim();
    if (TOTALS.test(first) || PAGE.test(first)) return true;
    if (NOTES.test(first)) return !DIGITS.test(row[amount] ?? '');
    // In the column of dates, a sentence with figures may be a damaged row.
    const isSentence = values.length === 1 && SENTENCE.test(first) && !DIVIDED.test(first);
    return isSentence && (!isDated || !/\d/.test(first));
  };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
