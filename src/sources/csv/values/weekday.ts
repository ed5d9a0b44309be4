import { weekdayNames } from '../../../domain/weekday-names.js';

/** Before a date in numbers. */
const FIRST_WORD = /^(\p{L}{2,14})\.?,?\s+(?=\d{1,4}[-./])/u;

let names: Set<string> | undefined;

/** `31.12.2024` for `Di., 31.12.2024`. */
export function withoutWeekday(text: string): string {
  const [start, word] = FIRST_WORD.exec(text) ?? [];
  if (start === undefined) return text;
  names ??= new Set(weekdayNames().map(([name]) => simplified(name)));
  return names.has(simplified(word!)) ? text.slice(start.length) : text;
}

function simplified(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\p{M}.]/gu, '')
    .toLowerCase();
}
