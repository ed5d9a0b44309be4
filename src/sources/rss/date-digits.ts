import { amOrPm, HALF_DAYS } from './half-days.js';

/** The year before the first year of each Japanese era, and of Taiwan's Minguo calendar. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  民國: 1911,
  民国: 1911,
};
const BUDDHIST = 543;
const THAI = /[\u0e00-\u0e7f]/;

const CJK_WEEKDAY = String.raw`[(（]?(?:(?:星期|週|周|礼拜)[一二三四五六日天]|[月火水木金土日](?:曜日?)?(?=[)）\s\d]|$)|[월화수목금토일]요일)?[)）]?`;
const CJK_DATE = new RegExp(
  String.raw`(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号]?\s?${CJK_WEEKDAY}`,
  'u',
);
const CJK_TIME = /(\d{1,2})\s?[時时點点시]\s?(\d{1,2})\s?[分분](?:\s?(\d{1,2})\s?[秒초])?/u;
const HALF_FIRST = new RegExp(String.raw`(?:${HALF_DAYS.source})\s?(\d{1,2}[:.]\d\d(?:[:.]\d\d)?)`, 'iu');
const HALF_LAST = new RegExp(
  String.raw`(\d{1,2}[:.]\d\d(?:[:.]\d\d)?)\s?(?:${HALF_DAYS.source})(?![\p{L}\p{M}])`,
  'iu',
);

/** Converts a date to ASCII digits, the Gregorian calendar, and the order of numbers used in European languages. */
export function westernDate(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replaceAll('\u2212', '-')
    .replaceAll('،', ',')
    .replaceAll('：', ':')
    .replaceAll('॰', '.')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\p{Nd}/gu, digit)
    .replace(/(令和|平成|昭和|民國|民国)\s?(\d{1,3}|元)(?=\s?年)/u, (_, era: string, year: string) =>
      String(ERAS[era]! + (year === '元' ? 1 : Number(year))),
    )
    // In Hebrew, "of February" is one word.
    .replace(/(?<=\d )ב(?=\p{L}{3})/u, '')
    .replace(CJK_DATE, '$1-$2-$3 ')
    .replace(CJK_TIME, (_, ...parts: string[]) => parts.slice(0, 3).filter(Boolean).join(':'));
  return withHalf(THAI.test(plain) ? gregorian(plain) : plain).trim();
}

/** The ten digits of a script have consecutive code points, so a digit's value is its distance from the zero. */
function digit(one: string): string {
  const code = one.codePointAt(0)!;
  if (code < 0x80) return one;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** Converts Thai years to Gregorian ones, and removes the dots in Thai month names. */
function gregorian(text: string): string {
  return text
    .replace(/พ\.?ศ\.?|ค\.?ศ\.?/u, '')
    .replace(/(?<=[\u0e00-\u0e7f])\.(?=[\u0e00-\u0e7f])/gu, '')
    .replace(/(?<!\d)2[4-6]\d\d(?!\d)/, (year) => String(Number(year) - BUDDHIST));
}

/** Replaces words for the halves of the day in other languages with "AM" or "PM" after the time. */
function withHalf(text: string): string {
  for (const form of [HALF_FIRST, HALF_LAST]) {
    const found = form.exec(text);
    const half = found && amOrPm(found[0]);
    if (half) return text.replace(found[0], `${found[1]} ${half} `);
  }
  return text;
}
