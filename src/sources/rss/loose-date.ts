import { monthOf } from '../../domain/month-names.js';
import type { DateFields } from './date-fields.js';

const CLOCK =
  /(?<!\d)(?<hour>\d{1,2})(?::|\.(?=\d\d(?!\d|\.\s?\d{4})))(?<minute>\d\d)(?:[:.](?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?!\d)/u;
/** What may follow the time. Unknown words in Latin letters are not allowed, as they may be time zones. */
const AFTER_CLOCK =
  /^[\s,)]*(?:ч\.\s*)?(?:(?<half>[ap])\.?\s?m\b\.?)?\s*(?<zone>(?:utc|gmt)?\s?[+-]\d{1,2}(?::?\d\d)?|z|ut|utc|gmt)?(?:\s*(?:uhr|[^a-z\d\s]+))*[\s.)]*$/i;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’]*/gu;
/** In Vietnamese, months are numbered. */
const NUMBERED_MONTH = /(?<!\p{L})th(?:án)?g\s(\d{1,2})(?!\d)/iu;
const MAX_WORDS = 9;

/**
 * Parses a date in any supported language and order: one year, one day of the month, the name of one month, and perhaps a
 * time. Null if any of the first three is missing or ambiguous.
 */
export function looseFieldsOf(text: string): DateFields | null {
  const clock = CLOCK.exec(text);
  const tail = clock ? text.slice(clock.index + clock[0].length) : '';
  const after = AFTER_CLOCK.exec(tail);
  const isClockFirst = clock !== null && /\d{4}/.test(tail.replace(/[+-]\d{4}/, ''));
  if (clock && !after && !isClockFirst) return null;
  const rest = clock ? `${text.slice(0, clock.index)} ${isClockFirst ? tail : ''}` : text;
  const date = dateIn(rest);
  if (!date) return null;
  const { half, zone } = isClockFirst ? clockEnd(tail) : (after?.groups ?? {});
  return { ...date, ...clock?.groups, half, zone };
}

function clockEnd(tail: string): DateFields {
  return /^\s*(?<half>[ap])\.?\s?m\b/i.exec(tail)?.groups ?? {};
}

function dateIn(text: string): DateFields | null {
  const numbered = NUMBERED_MONTH.exec(text);
  const rest = numbered ? text.replace(numbered[0], ' ') : text;
  const numbers = rest.match(/\d+/g) ?? [];
  const [year, ...years] = numbers.filter((number) => number.length === 4);
  const [day, ...days] = numbers.filter((number) => number.length <= 2);
  if (!year || !day || years.length || days.length || numbers.length !== 2) return null;
  if (numbered) return { year, month: numbered[1], day };
  const words = rest.match(WORD) ?? [];
  const months = new Set(words.flatMap((word) => monthOf(word) ?? []));
  if (words.length > MAX_WORDS || months.size !== 1) return null;
  return { year, month: String([...months][0]), day };
}
