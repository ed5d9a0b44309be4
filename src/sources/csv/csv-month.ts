/** Languages whose names of months are read; the first one counts if two use a name for different months. */
const LANGUAGES = 'en de fr es it pt nl pl ru tr sv da nb cs hu ro uk el fi id'.split(' ');
const MONTHS = new Map<string, number>();

for (const language of LANGUAGES) {
  const names = namesIn(language);
  // Three letters of a name, such as `фев` of `февраль`, unless they begin two months, as `jui` does in French.
  const starts = names.map(([name, month]) => [name.slice(0, 3), month] as const);
  const months = Map.groupBy(starts, ([start]) => start);
  const isOfOne = ([start]: readonly [string, number]) =>
    start.length === 3 && new Set(months.get(start)!.map(([, month]) => month)).size === 1;
  for (const [name, month] of [...names, ...starts.filter(isOfOne)])
    if (!MONTHS.has(name)) MONTHS.set(name, month);
}
for (const [name, month] of Object.entries({ mrz: 3, maerz: 3, set: 9 })) MONTHS.set(name, month);

function namesIn(language: string): [name: string, month: number][] {
  return (['long', 'short'] as const).flatMap((month) =>
    // Beside a day, many languages write another case.
    [{ month }, { month, day: 'numeric' } as const].flatMap((options) => {
      const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
      return Array.from({ length: 12 }, (_, index): [string, number] => {
        const parts = format.formatToParts(Date.UTC(2024, index, 1));
        return [simplified(parts.find(({ type }) => type === 'month')!.value), index + 1];
      }).filter(([name]) => /\p{L}/u.test(name));
    }),
  );
}

/** 1 to 12 for the name of a month, whole or short; undefined for all else. */
export function monthOf(name: string): string | undefined {
  const month = MONTHS.get(simplified(name));
  return month === undefined ? undefined : String(month);
}

/** `Déc.` is `dec`. */
function simplified(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
