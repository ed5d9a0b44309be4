import type { z } from 'zod';
import { fieldsOf } from '../openapi/reply-fields.js';

const NUMBER = String.raw`-?\d[\d.eE+-]*`;
/** Matches a number in a list, or in an object that contains only numbers. */
const VALUE = new RegExp(String.raw`(?<=[[,:]\s*)${NUMBER}(?=\s*[\]},])`, 'g');

/**
 * Converts each number in a reply that may have a fraction to a JSON string with the same digits. Whole numbers, such as
 * ids and counts, and measurements of the request do not change. Undefined for replies without amounts.
 */
export function decimalsAsText(reply: z.ZodType): ((json: string) => string) | undefined {
  const fields = fieldsOf(reply).filter(({ path }) => path[0] !== 'metadata');
  if (!fields.some(({ type }) => type === 'decimal')) return undefined;
  const names = [...new Set(fields.filter(isFractional).map(({ path }) => path.at(-1)!))];
  const twofold = fields.find(({ path, type }) => type === 'integer' && names.includes(path.at(-1)!));
  if (twofold) throw new TypeError(`${twofold.path.join('.')} is a whole number here and a decimal there.`);
  // A quoted key followed by a colon cannot occur inside a string, where quotes are escaped.
  const pattern = new RegExp(
    String.raw`(?<!\\)("(?:${names.join('|')})"\s*:\s*)(?:(${NUMBER})|(\[[^\][{}]*\]|\{[^\][{}]*\}))`,
    'g',
  );
  const quoted = (values: string) => values.replaceAll(VALUE, '"$&"');
  return (json) =>
    json.replace(pattern, (_, key: string, number: string | undefined, values: string) =>
      number === undefined ? key + quoted(values) : `${key}"${number}"`,
    );
}

function isFractional({ type }: { type: string }): boolean {
  return type === 'decimal' || type === 'number';
}
