import { QUOTE_HEADER_NAMES, CANDLE_HEADER_NAMES, DAY_HEADER_NAMES } from './accepted-header-names.js';
import { type ProfileField, roleOf } from './fields.js';
import { LANGUAGES } from './languages.js';
import type { Role } from './roles.js';

/** Names of columns, best first. */
type Names = Readonly<Partial<Record<Role, readonly string[]>>>;

/** The time a row was written is used as its date only if there is no other. */
const WRITTEN: readonly string[] = [
  'last_updated',
  'updated_at',
  'last_update',
  'updated',
  'last_updated_at',
  'update_time',
];

export const QUOTE_NAMES = withLanguages(QUOTE_HEADER_NAMES, false) as Names &
  Required<Pick<Names, keyof typeof QUOTE_HEADER_NAMES>>;
export const CANDLE_NAMES = withLanguages(CANDLE_HEADER_NAMES, true) as Names &
  Required<Pick<Names, keyof typeof CANDLE_HEADER_NAMES>>;
/** Columns of dates whose time of day is in another column, with the role `time`. */
export const DAY_NAMES: readonly string[] = [
  ...DAY_HEADER_NAMES,
  ...LANGUAGES.flatMap(({ date = [] }) => date),
];
/** Names that always mean a closing price, in these languages. */
export const CLOSE_NAMES: readonly string[] = LANGUAGES.flatMap(({ close = [] }) => close);

function withLanguages(english: Names, isCandle: boolean): Names {
  const names: Partial<Record<Role, readonly string[]>> = { ...english };
  for (const language of LANGUAGES)
    for (const [field, added] of Object.entries(language) as [ProfileField, readonly string[]][]) {
      const role = roleOf(field, isCandle);
      const known = names[role];
      if (known === undefined || (isCandle && field === 'date')) continue;
      const isLate = (name: string) => role === 'date' && WRITTEN.includes(name);
      names[role] = [...known.filter((name) => !isLate(name)), ...added, ...known.filter(isLate)];
    }
  return names;
}
