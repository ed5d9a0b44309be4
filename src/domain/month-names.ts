/** Languages in order of precedence: if a name means different months in two of them, the first language counts. */
const COMMON =
  'en pt es fr de it nl ru pl tr sv da nb fi cs sk hu ro uk bg el id ms ca hr sl et lv lt fil vi ar ar-SY he'.split(
    ' ',
  );
/** Languages whose month names are used only if the name is unknown in the common languages. */
const FURTHER = 'th hi bn fa-u-ca-gregory sr sr-Latn bs mk sq is gl af sw ka az kk be ta te mr ur hy'.split(
  ' ',
);
export const LANGUAGES_OF_DATES: readonly string[] = [...COMMON, ...FURTHER];
/** Further abbreviations of month names. */
const ALSO: Readonly<Record<string, number>> = { mrz: 3, maerz: 3, okt: 10, dez: 12, agt: 8, agu: 8, set: 9 };

let common: Map<string, number> | undefined;
let further: Map<string, number> | undefined;

/** The number (1 to 12) of a month from its full or abbreviated name in one of many languages; undefined if unknown. */
export function monthOf(name: string): number | undefined {
  const word = simplified(name);
  common ??= namesOfMonths(COMMON, ALSO);
  const found = common.get(word);
  if (found !== undefined || word.length < 2) return found;
  further ??= namesOfMonths(FURTHER);
  return further.get(word);
}

function namesOfMonths(languages: readonly string[], known: Readonly<Record<string, number>> = {}) {
  const names = new Map(Object.entries(known));
  const add = (name: string, month: number) => {
    const word = simplified(name);
    if (/^\p{L}[\p{L}\p{M}]+$/u.test(word) && !names.has(word)) names.set(word, month);
  };
  for (const language of languages)
    for (const month of ['long', 'short'] as const)
      for (const day of ['numeric', undefined] as const) {
        const format = new Intl.DateTimeFormat(language, { month, day, timeZone: 'UTC' });
        namesIn(format).forEach((name, index) => add(name, index + 1));
      }
  for (const language of languages) {
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

/** Month names from January to December in a language. */
function namesIn(format: Intl.DateTimeFormat): string[] {
  return Array.from({ length: 12 }, (_, index) => {
    const parts = format.formatToParts(Date.UTC(2024, index, 15));
    return parts.find(({ type }) => type === 'month')?.value ?? '';
  });
}

/** Converts `Déc.` to `dec`. Marks are kept in Thai and Hindi, where they are vowels that tell words apart. */
function simplified(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f.׳]/gu, '')
    .toLowerCase();
}
