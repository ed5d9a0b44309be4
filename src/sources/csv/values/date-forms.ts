import { withEnglishHalves } from './half-days.js';
import { withoutWeekday } from './weekday.js';

/** As in `Tue Dec 31 16:00:00 UTC 2024`. */
const YEAR_AFTER_TIME = /^(\p{L}+ \p{L}+ +\d\d?) (\d\d:\d\d:\d\d)((?: \p{L}{3,4})?) (\d{4})$/u;

/** The time after a date with dots, as spreadsheets write it in Finland, Denmark, Italy and Indonesia: `31.12.2024 16.30`. */
export const DOTTED_TIME =
  /(?<=[-./ ]\d{2,4},?\s+)(?:klo?\.?\s+)?(\d\d?)\.(\d\d)(?:\.(\d\d))?(?=$|\s|[ap]\.?m\.?$)/i;
/** The word for year after it, abbreviated, in Slavic languages: `31 декабря 2024 г.`, `31 grudnia 2024 r.` */
const YEAR_WORD = /(?<=\d{4})\s?(?:г|р|r)\.?(?=,?\s|$)/iu;

/** The time in Chinese, Japanese and Korean: `16時00分`, `16时00分00秒`, `오후 4시 5분`. */
const HOURS = /\s?(\d\d?)\s?[時时点點시]\s?(?:(\d\d?)\s?[分분]\s?)?(?:(\d\d?)\s?[秒초])?/u;
/** The time before the date: `23:59:59 31/12/2024`. */
const TIME_FIRST = /^(\d\d?:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s(?:UTC|GMT))?),?\s+([^:]+)$/i;
/** The word between date and time. */
const AT = /(?<=\d{4},?)\s(?:a las|às?|alle(?: ore)?|um|om|kl\.?|klo|в|о|o godz\.?)\s(?=\d\d?[:.h]\d\d)/iu;
/** Word processors and copied web pages have these for hyphens. */
const DASHES = /[‐‑‒–—−]/g;

/**
 * Converts rarer forms to common ones: `2024年12月31日`, `20241231 160000`, `09-AM`, `16h30`, `16.30`, `16:00 Uhr`,
 * `下午 4:00`, `16時00分`, `23:59 31.12.2024`, `Di, 31.12.2024`, `2024 г.`, `+01:00[Europe/Berlin]`, kdb+'s `2024-12-31D16:00:00`, and the forms of SAS and Stata, `31DEC2024` and
 * `31DEC2024:16:00:00`.
 */
export function inPlainForm(text: string): string {
  return withEnglishHalves(withoutWeekday(text.normalize('NFKC')).replace(HOURS, clock))
    .replaceAll(DASHES, '-')
    .replace(TIME_FIRST, '$2 $1')
    .replace(AT, ' ')
    .replace(/(?<=^\d{4}-\d\d-\d\d)[T _](\d\d)-(\d\d)-(\d\d)(?=Z?$)/, 'T$1:$2:$3')
    .replace(/(?<=^\d{4}-\d\d-\d\d)_(?=\d\d(?::\d\d){1,2}Z?$)/, 'T')
    .replace(/(?<=^\d{4}-\d\d-\d\d)[T _](\d\d)(?=Z?$)/, 'T$1:00')
    .replace(/^(\d{4}-\d\d-\d\d)Z$/, '$1T00:00Z')
    .replace(/\+UTC$/, 'UTC')
    .replace(/^(\d\d?)([a-z]{3})(\d{4})(?=$|[\s:])/i, '$1 $2 $3')
    .replace(/(?<=^\d\d? [a-z]{3} \d{4}):(?=\d\d:)/i, ' ')
    .replace(/\s?[年년]\s?/, '-')
    .replace(/\s?[月월]\s?/, '-')
    .replace(/\s?[日일]\s?/, ' ')
    .replace(/^(\d{4})\. (\d\d?)\. (\d\d?)\.?/, '$1-$2-$3')
    .replace(/^(\d{4}-\d\d-\d\d)D(?=\d\d:\d\d)/, '$1T')
    .replace(
      /^(\d{8})[T ]?(\d\d)(\d\d)(\d\d)?(?=$|[Z.+-])/i,
      (_, date: string, h: string, m: string, s = '00') => {
        return `${date} ${h}:${m}:${s}`;
      },
    )
    .replace(YEAR_WORD, '')
    .replace(DOTTED_TIME, (_, h: string, m: string, s = '00') => `${h}:${m}:${s}`)
    .replace(/(?<=[\sT])(\d\d?)[\s-]?([ap])\.?\s?m\.?$/i, '$1:00 $2m')
    .replace(/(?<=[\sT]\d\d?)h(?=\d\d$)/, ':')
    .replace(/\s+Uhr$/i, '')
    .replace(/\s?\([^()]*\)$/, '')
    .replace(/(?:Z|[+-]\d\d:?\d\d)?\[(\w+(?:\/\w+)+)\]$/, '$1')
    .replace(/([+-]\d\d:?\d\d) [A-Z]{3,4}$/, '$1')
    .replace(YEAR_AFTER_TIME, '$1 $4 $2$3')
    .replace(/(?<=\d)\.$/, '')
    .trim();
}

function clock(_: string, hour: string, minute = '0', second = '0'): string {
  return ` ${hour}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`;
}
