import { trimmedCells } from './cells.js';
import type { Dialect } from './dialect.js';

/** A field, with or without enclosing quotes. An unquoted one may contain quotes. */
export interface Field {
  start: number;
  end: number;
  kind: 'plain' | 'quoted' | 'text';
}

/** The texts of fields. */
export function cellsOf(text: Buffer, fields: readonly Field[], dialect: Dialect): string[] {
  return fields.flatMap(({ start, end, kind }) => {
    const value = valueOf(text.toString('utf8', start, end), kind, dialect);
    return kind === 'plain' && dialect.trims ? trimmedCells([value], dialect.delimiter) : value;
  });
}

function valueOf(value: string, kind: Field['kind'], dialect: Dialect): string {
  if (kind === 'plain') return value;
  if (kind === 'quoted') return unescaped(value, dialect);
  // Around a field that contains a stray quote.
  const { quote = '"' } = dialect;
  const inner = value.trim();
  return inner.length > 2 && inner.startsWith(quote) && inner.endsWith(quote) ? inner.slice(1, -1) : value;
}

/** The text within quotes. */
function unescaped(value: string, { quote = '"', escape }: Dialect): string {
  if (!escape || !value.includes(escape)) return value.replaceAll(quote + quote, quote);
  const pairs = new RegExp(`\\\\([\\\\${quote}])|${quote}(${quote})`, 'g');
  return value.replace(pairs, (_, escaped?: string, doubled?: string) => escaped ?? doubled!);
}
