const tooDeep = 'nested too deeply to be read safely';

/**
 * Parses JSON without losing a digit: a number that a double would change is kept by its source text (`JSON.rawJSON`),
 * and `JSON.stringify` writes it back as it came.
 * @throws SyntaxError where the text is not JSON or is nested too deeply.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context: { source?: string }) =>
      typeof value === 'number' && String(value) !== context.source ? JSON.rawJSON(context.source!) : value,
    );
  } catch (error) {
    if (error instanceof RangeError) throw new SyntaxError(tooDeep, { cause: error });
    throw error;
  }
}

/** The source text of a JSON number, or undefined where the value is none. */
export function numberSource(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return JSON.isRawJSON(value) ? value.rawJSON : undefined;
}
