import { scaleOfHeader } from './csv-stated-scale.js';
import { zoneOfHeader } from './csv-stated-zone.js';

/** What a header says beside what its column contains. */
export interface HeaderTitle {
  /** Without the rest. */
  title: string;
  /** Of ten, that its amounts are multiplied by. */
  power: number;
  zone?: string;
}

const OF_TIME =
  /date|time|day|unix|epoch|start|open|zeit|datum|tag|heure|jour|fecha|hora|data|ora|czas|tarih|zaman|дата|время|日|时|時|시/i;

const known = new Map<string, HeaderTitle>();
const MOST_KNOWN = 10_000;

/** `Market Cap` in millions of `Market Cap (in millions)`, `Time` in EST of `Time (EST)`. */
export function titleOf(header: string): HeaderTitle {
  const found = known.get(header);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const { power = 0, rest = header } = scaleOfHeader(header) ?? {};
  const stated = power ? undefined : zoneOfHeader(header);
  const zone = stated && OF_TIME.test(stated.rest) ? stated : undefined;
  const title = zone ? { title: zone.rest, power, zone: zone.zone } : { title: rest, power };
  known.set(header, title);
  return title;
}
