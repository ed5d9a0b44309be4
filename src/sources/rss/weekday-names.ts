import { LANGUAGES_OF_DATES } from '../../domain/month-names.js';

let weekdays: Map<string, Set<number>> | undefined;

/** The days of the week that the words of a text may name, in many languages: 1 (Monday) to 7. */
export function weekdaysIn(text: string): Set<number> {
  weekdays ??= namesOfWeekdays();
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return new Set(words.flatMap((word) => [...(weekdays!.get(word) ?? [])]));
}

function namesOfWeekdays(): Map<string, Set<number>> {
  const names = new Map<string, Set<number>>();
  for (const language of LANGUAGES_OF_DATES)
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
      // The first of January 2024 was a Monday.
      for (let day = 1; day <= 7; day++) {
        const name = format.format(Date.UTC(2024, 0, day)).toLowerCase();
        const [word] = name.match(/[\p{L}\p{M}]+/u) ?? [];
        if (word) names.set(word, (names.get(word) ?? new Set()).add(day));
      }
    }
  return names;
}
