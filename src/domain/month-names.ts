/** The first language counts if a name means different months in two. */
const LANGUAGES =
  'en pt es fr de it nl ru pl tr sv da nb fi cs sk hu ro uk bg el id ms ca hr sl et lv lt fil vi ar ar-SY he'.split(
    ' ',
  );
/** Other ways to shorten them. */
const ALSO: Readonly<Record<string, number>> = { mrz: 3, maerz: 3, okt: 10, dez: 12, agt: 8, agu: 8, set: 9 };

let months: Map<string, number> | undefined;

/** 1 to 12 for the name of a month, whole or shortened, in one of many languages; undefined for anything else. */
export function monthOf(name: string): number | undefined {
  months ??= namesOfMonths();
  return months.get(simplified(name));
}

function namesOfMonths(): Map<string, number> {
  const names = new Map(Object.entries(ALSO));
  const add = (name: string, month: number) => {
    const word = simplified(name);
    if (/^\p{L}{2,}$/u.test(word) && !names.has(word)) names.set(word, month);
  };
  for (const language of LANGUAGES)
    for (const month of ['long', 'short'] as const)
      for (const day of ['numeric', undefined] as const) {
        const format = new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC' });
        namesIn(format).forEach((name, index) => add(name, index + 1));
      }
  for (const language of LANGUAGES) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
    const whole = namesIn(format).map(simplified);
    for (const length of [3, 4])
      whole.forEach((name, index) => {
        const start = name.slice(0, length);
        if (whole.filter((other) => other.startsWith(start)).length === 1) add(start, index + 1);
      });
  }
  return names;
}

/** Of January to December. */
function namesIn(format: Intl.DateTimeFormat): string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const parts = format.formatToParts(Date.UTC(2024, index, 15));
    return parts.find(({ type }) => type === 'month')?.value ?? '';
  });
}

/** `Déc.` is `dec`. */
function simplified(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
