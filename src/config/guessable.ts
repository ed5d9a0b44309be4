/** Minimum length of a key. Shorter ones can be brute-forced. */
export const MIN_KEY_LENGTH = 16;

const MIN_DISTINCT = 8;
const WORDS =
  /pass|secret|admin|change|kasparro|test|demo|example|default|api-?_?key|token|qwert|asdf|letmein/i;
/** Sequences that people type to make a key long enough: digits and letters in order, and keyboard rows. */
const KEYBOARD_ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const RUN = 6;

/** Whether a key looks like one made up by a person: short, repetitive, or made of words and keyboard rows. */
export function isGuessable(key: string): boolean {
  return (
    key.length < MIN_KEY_LENGTH ||
    new Set(key).size < MIN_DISTINCT ||
    WORDS.test(key) ||
    KEYBOARD_ROWS.some((row) => containsRow(key, row))
  );
}

function containsRow(key: string, row: string): boolean {
  const lower = key.toLowerCase();
  return [row, [...row].reverse().join('')].some((line) =>
    Array.from({ length: line.length - RUN + 1 }, (_, start) => line.slice(start, start + RUN)).some((part) =>
      lower.includes(part),
    ),
  );
}
