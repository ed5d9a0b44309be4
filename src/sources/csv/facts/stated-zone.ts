import { ambiguousZone, zoneOf } from '../values/zone.js';
import { zoneOfPlace } from './zone-places.js';

const NAME =
  '((?:UTC|GMT)\\s?[+-]\\s?\\d{1,2}(?::?\\d\\d)?|[+-]\\d\\d:\\d\\d|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+(?:/[A-Z][a-z_]+)?|[A-Z]{2,5}(?![a-z])|local(?: time)?)';
const LABEL =
  /(?:time\s?zone(?: offset)?|(?:(?:utc|gmt) )?offset|(?<!\p{L})tz|zeitzone|fuseau(?: horaire)?|zona horaria|huso horario|fuso orario|fuso horário|tijdzone|tidszone?|tidssone|časové pásmo|időzóna|strefa czasowa|saat dilimi|часовой пояс|时区|時區|タイムゾーン|시간대)\s*(?<sign>(?:is(?!\p{L})|[=:：,])\s*)?(?<value>.*)$/iu;
const TIMES = new RegExp(
  `(?:[Tt]imes?|[Tt]imestamps?|[Dd]ates?|[Hh]ours|[Zz]eiten|[Zz]eitangaben|[Uu]hrzeiten?|[Hh]eures?|[Hh]oras?|[Oo]r[ae]|[Oo]rario|[Cc]zas|[Ss]aat(?:ler)?|[Вв]ремя|(?:时间|時間|時刻|时刻|시각|시간)[は는은]?)(?!\\p{Ll})[^.;]{0,40}?(?:(?<!\\p{L})(?:in|are|is|en|em)|[:：(]|\\s|(?<=[时時间間刻각간は는은]))\\s*(?:the\\s)?${NAME}`,
  'u',
);
const TIME_COLUMN =
  /times?(?!\p{L})|timestamps?|zon|offset|tz|zeit|heure|hora|or[aá]r|czas|saat|tids|p[aá]smo|время|пояс|时|時|タイム|시/iu;
/** A line with only a zone: `(UTC+01:00) Amsterdam, Berlin`, `GMT+2`. */
const ALONE = /^\W*\(?((?:UTC|GMT)\s?(?:[+-]\s?\d{1,2}(?::?\d\d)?)?)\)?(?:\s[\p{L}\s,/]*)?$/u;
/** After a time, a zone belongs to that moment: `Exported at 15:00 CET`. */
const CLOCK = /\d:\d\d/;

/** The zone of all times according to a title, as written there, even if no such zone exists; undefined if it states none. */
export function zoneOfTitle(text: string): string | undefined {
  const line = text.slice(0, 300).trim();
  const alone = ALONE.exec(line)?.[1];
  if (alone !== undefined) return alone.replaceAll(/\s/g, '');
  if (!TIME_COLUMN.test(line)) return undefined;
  const { value = '', sign } = LABEL.exec(line)?.groups ?? {};
  const labelled = ofValue(value);
  if (labelled !== undefined || (sign !== undefined && value !== '')) return labelled ?? value.slice(0, 60);
  if (CLOCK.test(line.replace(/(?:UTC|GMT)\s?[+-]\s?\d\d?:\d\d/g, ''))) return undefined;
  const statedZone = TIMES.exec(line)?.[1]?.replaceAll(/\s/g, '');
  if (statedZone !== undefined && isZone(statedZone)) return statedZone;
  return zoneOfPlace(line);
}

/** Finds the zone in `Europe/Berlin`, `UTC+2 (Berlin)`, `(GMT-05:00) Eastern Time`, `-0500`, `MSK`, `+3 hours` and `Madrid`. */
function ofValue(value: string): string | undefined {
  const text = value.trim().replace(/[\s.,;]+$/, '');
  const place = zoneOfPlace(text);
  if (place !== undefined) return place;
  const hours = /^[+-]\d{1,2}(?:\s?h(?:ours?)?)?$/.exec(text)?.[0];
  if (hours !== undefined)
    return `UTC${Number.parseInt(hours, 10) < 0 ? '' : '+'}${Number.parseInt(hours, 10)}`;
  const parts = [text, ...text.split(/[\s()（）,;]+/)].map((part) => part.replaceAll(/\s/g, ''));
  return parts.find((part) => part && isZone(part));
}

/** The zone in the header of a date column, and the header without it: `Time (EST)`, `date_ist`, `Gmt time`. */
export function zoneOfHeader(header: string): { zone: string; rest: string } | undefined {
  if (header.length > 100) return undefined;
  const group = /\s*[([（]([^()（）]{1,40})[)\]）]/.exec(header);
  if (group) {
    const words = group[1]!.trim();
    const zone = zoneOfPlace(words) ?? words.replaceAll(/\s/g, '');
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

/** Whether the text names a zone, including ambiguous names. */
function isZone(text: string): boolean {
  return isUnclearZone(text) || (text.length > 1 && zoneOf(text) !== undefined);
}

/** Whether the text could mean several zones: `IST`, or local time. */
export function isUnclearZone(text: string): boolean {
  return /^local(?:time)?$/i.test(text) || ambiguousZone(text)?.toUpperCase() === text.toUpperCase();
}
