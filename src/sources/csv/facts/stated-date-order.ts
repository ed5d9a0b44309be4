import type { DateOrder } from '../values/date-rule.js';

/** Days, months and years as people write them in headers: `dd/mm/yyyy`, `TT.MM.JJJJ`, `jj/mm/aaaa`, `ДД.ММ.ГГГГ`. */
const FORMAT =
  /^(.*\p{L}.*?)[\s_]*[([（]?\s*(?<![\p{L}\d])([dtgjmyarдмгå]{1,4})([-/.])([dtgjmдм]{1,4})\3([dtgjmyarдмгå]{1,4})(?:[\sT]+[hsч]{1,2}[:.][mм]{2}(?:[:.][sс]{2})?)?\s*[)\]）]?$/iu;
const MONTH = /^[mм]+$/i;

/** The order of day, month and year that a header states, and the header without it: `Date (MM/DD/YYYY)`. */
export function dateOrderOfHeader(header: string): { dateOrder: DateOrder; rest: string } | undefined {
  if (header.length > 100) return undefined;
  const [, rest = '', first = '', , second = '', third = ''] = FORMAT.exec(header) ?? [];
  const isShort = (part: string) => part.length <= 2;
  if (MONTH.test(first) && isShort(second)) return { dateOrder: 'mdy', rest };
  if (!MONTH.test(second)) return undefined;
  if (isShort(first) && third !== '' && !MONTH.test(third)) return { dateOrder: 'dmy', rest };
  return first.length === 4 && isShort(third) ? { dateOrder: 'ymd', rest } : undefined;
}
