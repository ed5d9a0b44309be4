import { ambiguousZone, zoneOf } from './csv-zone.js';

/** As people write zones out, by the name that `zoneOf` knows. */
const SPELLED_OUT: readonly (readonly [RegExp, string])[] = [
  [/eastern(?: standard| daylight)? time|new york(?: time)?/i, 'America/New_York'],
  [/central(?: standard| daylight)? time|chicago(?: time)?/i, 'America/Chicago'],
  [/pacific(?: standard| daylight)? time/i, 'America/Los_Angeles'],
  [/london(?: time)?/i, 'Europe/London'],
  [/central european (?:summer )?time|mitteleuropäische(?:r|n)? zeit/i, 'Europe/Berlin'],
  [/moscow(?: time)?|по москве/i, 'Europe/Moscow'],
  [/indian? standard time/i, 'Asia/Kolkata'],
  [/japan standard time|tokyo(?: time)?/i, 'Asia/Tokyo'],
  [/china standard time|beijing(?: time)?|北京时间/i, 'Asia/Shanghai'],
  [/hong kong(?: time)?/i, 'Asia/Hong_Kong'],
  [/singapore(?: time)?/i, 'Asia/Singapore'],
  [/greenwich mean time|coordinated universal time|universal time/i, 'UTC'],
];
const NAME =
  '((?:UTC|GMT)\\s?[+-]\\s?\\d{1,2}(?::?\\d\\d)?|[+-]\\d\\d:\\d\\d|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][a-z_]+)?|[A-Z]{2,5}(?![a-z])|local(?: time)?)';
const LABEL = new RegExp(
  `(?:time\\s?zone|timezone|tz|zeitzone|fuseau(?: horaire)?|zona horaria|fuso orario|часовой пояс|时区|時區|タイムゾーン)\\s*(?:is|=|:|：)?\\s*${NAME}`,
  'iu',
);
const TIMES = new RegExp(
  `(?:[Tt]imes?|[Tt]imestamps?|[Dd]ates?|[Hh]ours|[Zz]eiten|[Zz]eitangaben|[Uu]hrzeiten|[Hh]eures|[Hh]oras|[Вв]ремя)(?!\\p{L})[^.;]{0,40}?(?:(?<!\\p{L})(?:in|are|is|en|em)|[:(])\\s*(?:the\\s)?${NAME}`,
  'u',
);

/** The zone that a title says times are in, as it is written there; undefined where it says none. */
export function zoneOfTitle(text: string): string | undefined {
  const line = text.slice(0, 1000);
  const isOfTimes = /times?\b|zone|tz|zeit|heure|hora|orario|время|пояс|时|時|タイム/i.test(line);
  if (!isOfTimes) return undefined;
  const spelled = SPELLED_OUT.find(([form]) => form.test(line))?.[1];
  if (spelled !== undefined) return spelled;
  const said = (LABEL.exec(line) ?? TIMES.exec(line))?.[1]?.replaceAll(/\s/g, '');
  return said !== undefined && isZone(said) ? said : undefined;
}

/** The zone in the header of a column of dates, and the header without it: `Time (EST)`, `date_ist`, `Gmt time`. */
export function zoneOfHeader(header: string): { zone: string; rest: string } | undefined {
  if (header.length > 100) return undefined;
  const group = /\s*[([（]([^()（）]{1,40})[)\]）]/.exec(header);
  if (group) {
    const said = group[1]!.trim();
    const zone = SPELLED_OUT.find(([form]) => form.test(said))?.[1] ?? said.replaceAll(/\s/g, '');
    return isZone(zone) ? { zone, rest: header.replace(group[0], ' ').trim() } : undefined;
  }
  const words = header.split(/[\s_]+/).filter(Boolean);
  for (const at of words.length > 1 ? [words.length - 1, 0] : [])
    if (isZone(words[at]!) && words[at]!.length > 1)
      return {
        zone: words[at]!.toUpperCase().includes('/') ? words[at]! : words[at]!.toUpperCase(),
        rest: words.toSpliced(at, 1).join(' '),
      };
  return undefined;
}

/** Whether the text means a zone, also one of several. */
function isZone(text: string): boolean {
  return isUnclearZone(text) || (text.length > 1 && zoneOf(text) !== undefined);
}

/** Whether the text means one of several zones: `IST`, or where the file was written. */
export function isUnclearZone(text: string): boolean {
  return /^local(?:time)?$/i.test(text) || ambiguousZone(text)?.toUpperCase() === text.toUpperCase();
}
