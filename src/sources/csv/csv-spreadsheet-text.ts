/** Removes the marks by which spreadsheets force text: `93429.20` from `="93429.20"` and `'93429.20`. */
export function spreadsheetText(value: string): string {
  const first = value.charCodeAt(0);
  if (first !== EQUALS && first !== APOSTROPHE) return value;
  return /^="([^"]*)"$/.exec(value)?.[1] ?? /^'([^']+)$/.exec(value)?.[1] ?? value;
}

const EQUALS = '='.charCodeAt(0);
const APOSTROPHE = "'".charCodeAt(0);
