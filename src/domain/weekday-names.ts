import { LANGUAGES_OF_DATES } from './month-names.js';

/** Full and abbreviated names of the days of the week, 1 (Monday) to 7, in many languages. */
export function weekdayNames(): (readonly [name: string, day: number])[] {
  return LANGUAGES_OF_DATES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' });
      // The first of January 2024 was a Monday.
      return [1, 2, 3, 4, 5, 6, 7].map((day) => [format.format(Date.UTC(2024, 0, day)), day] as const);
    }),
  );
}
