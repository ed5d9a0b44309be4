import { isDeepStrictEqual } from 'node:util';
import type { CsvFormat } from './format.js';
import type { CsvConfig } from './config.js';
import type { Layout } from './layout.js';

/** Settings that affect how values are read, unless the file decides. */
export function settingsOf(config: CsvConfig): Record<string, string> {
  return {
    decimal: config.CSV_DECIMAL,
    dateOrder: config.CSV_DATE_ORDER,
    timeZone: config.CSV_TIME_ZONE,
    currency: config.CSV_CURRENCY,
    encoding: String(config.CSV_ENCODING),
    optional: config.CSV_OPTIONAL === 'reject' ? 'reject' : '',
    profile: config.profile?.digest ?? '',
  };
}

/** Whether the reading began under other settings. */
export function hasChangedSettings(
  { settings, format }: { settings?: Record<string, string>; format: CsvFormat },
  config: CsvConfig,
): boolean {
  const now = settingsOf(config);
  const then: Record<string, string> = settings ?? {
    ...now,
    profile: '',
    ...(format.decimalBy === 'configuration' && { decimal: format.decimal }),
    ...(format.dateOrderBy === 'configuration' && { dateOrder: format.dateOrder }),
    timeZone: format.timeZone,
  };
  return Object.entries(now).some(([name, value]) => (then[name] ?? '') !== value);
}

/** Whether any value of the file may be read differently under the two formats. */
export function isReadDifferently(now: CsvFormat, then: CsvFormat): boolean {
  const rules = (['decimal', 'dateOrder', 'timeZone'] as const).filter(
    (rule) => now.evidence?.[rule] !== 'none',
  );
  return (
    now.currency !== then.currency ||
    now.encoding !== then.encoding ||
    (['delimiter', 'quote', 'escape', 'trims'] as const).some((part) => now[part] !== then[part]) ||
    now.optional !== then.optional ||
    now.dateFormat !== then.dateFormat ||
    hasDifferentLayout(now, then) ||
    rules.some((rule) => now[rule] !== then[rule])
  );
}

/** Readings that began before layouts existed continue under their old rules. */
function hasDifferentLayout({ layout: now }: CsvFormat, { layout: then }: CsvFormat): boolean {
  if (!now || !then) return false;
  const significant = ({ by: _, name: __, ignored: ___, notes: ____, ...layout }: Layout) => layout;
  return !isDeepStrictEqual(significant(now), significant(then));
}
