import type { DateOrder } from '../values/date-rule.js';
import { dateOrderOfHeader } from '../facts/stated-date-order.js';
import { scaleOfHeader } from '../facts/stated-scale.js';
import { zoneOfHeader } from '../facts/stated-zone.js';

/** Information in a header besides the role of its column. */
export interface HeaderTitle {
  /** The header without it. */
  title: string;
  /** Power of ten by which amounts are multiplied. */
  power: number;
  zone?: string;
  dateOrder?: DateOrder;
}

const TIME_COLUMN =
  /date|time|day|unix|epoch|start|open|zeit|datum|tag|heure|jour|fecha|hora|data|ora|czas|tarih|zaman|дата|время|日|时|時|시/i;

/** Line breaks in HTML. */
const BREAKS = /<br\s*\/?>/gi;
/** The type of a column after its name, as graph databases and typed exports write it: `price:double`. */
const TYPE =
  /:(?:string|str|text|int(?:eger)?|long|float|double|decimal|numeric|number|date|datetime|timestamp|bool(?:ean)?)$/i;
/** `Price¹`, `Price [1]` */
const FOOTNOTE = /(?<=[\p{L})])\s*(?:[¹²³⁰⁴-⁹]+|\[\d{1,2}\])$/u;

/** The path of a field in a reply, as tools that flatten JSON write it: `quote.USD.price`, `quotes_EUR_market_cap`. */
const PATH = /^quotes?[._/]([A-Z]{3,5})[._/](.+)$/;

const known = new Map<string, HeaderTitle>();
const MAX_KNOWN = 10_000;

/**
 * Parses `Market Cap (in millions)` as `Market Cap` in millions, `Time (EST)` as `Time` in EST, and `Date (DD/MM/YYYY)` as `Date`
 * with the day first.
 */
export function titleOf(header: string): HeaderTitle {
  const found = known.get(header);
  if (found) return found;
  if (known.size >= MAX_KNOWN) known.clear();
  const written = header
    .replaceAll(BREAKS, ' ')
    .replace(TYPE, '')
    .replace(FOOTNOTE, '')
    .replace(PATH, ofPath);
  const { dateOrder, rest: plain = written } = dateOrderOfHeader(written) ?? {};
  const { power = 0, rest = plain } = scaleOfHeader(plain) ?? {};
  const stated = power ? undefined : zoneOfHeader(plain);
  const zone = stated && TIME_COLUMN.test(stated.rest) ? stated : undefined;
  const title = {
    ...(zone ? { title: zone.rest, power, zone: zone.zone } : { title: rest, power }),
    ...(dateOrder && { dateOrder }),
  };
  known.set(header, title);
  return title;
}

/** A percentage is the same in any currency. */
function ofPath(_path: string, currency: string, field: string): string {
  return /percent|pct|%|updated/i.test(field) ? field : `${field} (${currency})`;
}
