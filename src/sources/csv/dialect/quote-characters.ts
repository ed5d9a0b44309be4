const OTHER_QUOTES = ["'", '`'];

/** The characters that may quote fields, the usual one first. */
export function quotesIn(text: string, delimiter: string): string[] {
  return ['"', ...OTHER_QUOTES.filter((quote) => mayBeQuote(quote, text, delimiter))];
}

/**
 * Whether the character encloses fields in at least half of the lines, or a field that contains a delimiter, while `"`
 * encloses none.
 */
function mayBeQuote(quote: string, text: string, delimiter: string): boolean {
  if (!text.includes(quote)) return false;
  const fields = enclosed(text, quote, delimiter);
  const lines = text.split(/[\r\n]+/).length;
  const isNeeded = fields.some((field) => field.slice(delimiter.length).includes(delimiter));
  return (isNeeded || fields.length * 2 >= lines) && enclosed(text, '"', delimiter).length === 0;
}

function enclosed(text: string, quote: string, delimiter: string): readonly string[] {
  const mark = RegExp.escape(delimiter);
  const field = `${quote}(?:[^${quote}\\r\\n]|${quote}${quote}|\\\\${quote})*${quote}`;
  return text.match(new RegExp(`(?:^|${mark})[ ]*${field}[ ]*(?=${mark}|$|\\r)`, 'gm')) ?? [];
}

/** Whether quotes within fields are preceded by a backslash, and none is doubled. */
export function isEscaped(text: string, quote: string, delimiter: string): boolean {
  if (!quote || !text.includes(`\\${quote}`)) return false;
  const mark = RegExp.escape(delimiter);
  const before = `[^${mark}${quote}\\\\\\r\\n]`;
  const within = `[^${mark}${quote}\\r\\n]`;
  return (
    new RegExp(`\\\\${quote}(?!\\s*(?:${mark}|$|[\\r\\n]))`).test(text) &&
    !new RegExp(`${before}${quote}${quote}${within}`).test(text)
  );
}
