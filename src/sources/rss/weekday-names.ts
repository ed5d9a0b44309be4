import { weekdayNames } from '../../domain/weekday-names.js';

let weekdays: Map<string, Set<number>> | undefined;

/** The days of the week that the words of a text may name, in many languages: 1 (Monday) to 7. */
export function weekdaysIn(text: string): Set<number> {
  weekdays ??= namesOfWeekdays();
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  return new Set(words.flatMap((word) => [...(weekdays!.get(word) ?? [])]));
}

function namesOfWeekdays(): Map<string, Set<number>> {
  const names = new Map<string, Set<number>>();
  for (const [name, day] of weekdayNames()) {
    const [word] = name.toLowerCase().match(/[\p{L}\p{M}]+/u) ?? [];
    if (word) names.set(word, (names.get(word) ?? new Set()).add(day));
  }
  return names;
}
