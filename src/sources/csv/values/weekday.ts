import { LANGUAGES_OF_DATES } from '../../../domain/month-names.js';

const SUNDAY = Date.UTC(2024, 0, 7);
const DAY_MS = 86_400_000;
/** Before a date in numbers. */
const FIRST_WORD = /^(\p{L}{2,14})\.?,?\s+(?=\d{1,4}[-./])/u;

let names: Set<string> | undefined;

/** `31.12.2024` for `Di., 31.12.2024`. */
export function withoutWeekday(text: string): string {
  const [start, word] = FIRST_WORD.exec(text) ?? [];
  if (start === undefined) return text;
  names ??= new Set(LANGUAGES_OF_DATES.flatMap(namesIn));
  return names.has(simplified(word!)) ? text.slice(start.length) : text;
}

function namesIn(language: string): string[] {
  return (['long', 'short'] as const).flatMap((weekday) => {
    const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, day) => simplified(format.format(SUNDAY + day * DAY_MS)));
  });
}

function simplified(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\p{M}.]/gu, '')
    .toLowerCase();
}
