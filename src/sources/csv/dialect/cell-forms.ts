const NUMBER =
  /^[-+(]?\p{Sc}?\s?(?:\d+|\d{1,3}([ .,'’\u00a0\u202f])\d{2,3}(?:\1\d{3})*)(?:[.,]\d+)?(?:e[-+]?\d+)?\s?[%\p{Sc})]*[kmbt]?$/iu;
const MOMENT =
  /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?:[T ]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:[ap]m|Z|UTC|[-+]\d\d:?\d\d)?)?$/i;
/** `Oct 02, 2024`, whose comma may be the delimiter inside a quoted field. */
const NAMED_DAY = /^\p{L}{3,9}\.? \d{1,2}, \d{4}(?:,? \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?)?$/iu;
const TIME = /^\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]m)?$/i;
const WORDS = /^[\p{L}\p{N}_(#][\p{L}\p{N}_ .&()/+$%#'-]*$/u;
const ADDRESS = /^https?:\/\/\S+$/;

/** Whether a cell is empty or looks like a number, a date, words or a URL. */
export function hasKnownForm(cell: string): boolean {
  const value = cell.trim();
  return value === '' || [NUMBER, WORDS, MOMENT, NAMED_DAY, TIME, ADDRESS].some((form) => form.test(value));
}
