/** Languages whose names of months are read. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'tr', 'sv'];

const MONTHS = new Map<string, number>();
for (const language of LANGUAGES)
  for (const month of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' });
    for (let index = 0; index < 12; index++) {
      const parts = format.formatToParts(Date.UTC(2024, index, 1));
      const name = simplified(parts.find(({ type }) => type === 'month')!.value);
      if (/\p{L}/u.test(name)) MONTHS.set(name, index + 1);
    }
  }
/** Shorter than what Intl writes, and what it writes elsewhere. */
const SHORTER = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
SHORTER.forEach((name, index) => MONTHS.set(name, index + 1));
for (const [name, month] of [
  ['mrz', 3],
  ['maerz', 3],
  ['okt', 10],
  ['dez', 12],
] as const)
  MONTHS.set(name, month);

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
