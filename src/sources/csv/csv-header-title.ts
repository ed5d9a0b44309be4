import { scaleOfHeader } from './csv-stated-scale.js';
import { zoneOfHeader } from './csv-stated-zone.js';

/** Information in a header besides the role of its column. */
export interface HeaderTitle {
  /** The header without it. */
  title: string;
  /** Power of ten by which amounts are multiplied. */
  power: number;
  zone?: string;
}

const OF_TIME =
  /date|time|day|unix|epoch|start|open|zeit|datum|tag|heure|jour|fecha|hora|data|ora|czas|tarih|zaman|дата|время|日|时|時|시/i;

const known = new Map<string, HeaderTitle>();
const MAX_KNOWN = 10_000;

/** Parses `Market Cap (in millions)` as `Market Cap` in millions, and `Time (EST)` as `Time` in EST. */
export function titleOf(header: string): HeaderTitle {
  const found = known.get(header);
  if (found) return found;
  if (known.size >= MAX_KNOWN) known.clear();
  const { power = 0, rest = header } = scaleOfHeader(header) ?? {};
  const stated = power ? undefined : zoneOfHeader(header);
  const zone = stated && OF_TIME.test(stated.rest) ? stated : undefined;
  const title = zone ? { title: zone.rest, power, zone: zone.zone } : { title: rest, power };
  known.set(header, title);
  return title;
}
