/** A feed's own statements about when to poll it. */
export interface FeedHints {
  /** In minutes. */
  ttl?: number;
  /** From `sy:updatePeriod` and `sy:updateFrequency`, in minutes. */
  updatePeriod?: number;
  /** From `Cache-Control`, in minutes. */
  maxAge?: number;
  /** Hours (GMT) and weekdays (0 is Sunday) to skip. */
  skipHours: readonly number[];
  skipDays: readonly number[];
}

const MINUTES: ReadonlyMap<string, number> = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
]);
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
/** The hints are plain elements before or after the items, which contain none. */
const READ_BYTES = 65_536;

/** https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/modules/syndication/, RFC 9111 section 5.2.2.1 */
export function hintsOf(body: Buffer, headers: Readonly<Record<string, string>>): FeedHints {
  // The elements are ASCII in any charset.
  const head = body.subarray(0, READ_BYTES).toString('latin1').replaceAll('\0', '');
  const channel = head.replace(/<(?:\w{1,20}:)?(?:item|entry)[\s>][\s\S]*/i, '');
  const ttl = positive(valuesOf(channel, 'ttl')[0]);
  const period = MINUTES.get(valuesOf(channel, '(?:\\w{1,20}:)?updatePeriod')[0]?.toLowerCase() ?? '');
  const frequency = positive(valuesOf(channel, '(?:\\w{1,20}:)?updateFrequency')[0]) ?? 1;
  const age = positive(/(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(headers['cache-control'] ?? '')?.[1]);
  return {
    ...(ttl && { ttl }),
    ...(period && { updatePeriod: period / frequency }),
    ...(age && { maxAge: age / 60 }),
    skipHours: valuesOf(inside(channel, 'skipHours'), 'hour')
      // RSS 0.91 allows 24 for midnight.
      .flatMap((hour) => (/^\d{1,2}$/.test(hour) && Number(hour) <= 24 ? [Number(hour) % 24] : [])),
    skipDays: valuesOf(inside(channel, 'skipDays'), 'day')
      .map((day) => DAYS.indexOf(day.toLowerCase()))
      .filter((day) => day >= 0),
  };
}

function inside(xml: string, name: string): string {
  return new RegExp(`<${name}\\s*>([\\s\\S]{0,5000}?)</${name}\\s*>`, 'i').exec(xml)?.[1] ?? '';
}

function valuesOf(xml: string, name: string): string[] {
  const elements = new RegExp(`<${name}(?:\\s[^<>]{0,200})?>\\s{0,100}([\\w-]{1,20})\\s{0,100}</`, 'gi');
  return Array.from(xml.matchAll(elements), ([, value]) => value!);
}

function positive(text: string | undefined): number | undefined {
  const value = /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
  return value > 0 ? value : undefined;
}
