/** A number, with its digits as written in JSON. */
export class Digits {
  constructor(readonly text: string) {}
}

export type Json = null | boolean | number | string | Digits | Json[] | { [key: string]: Json };

/** Parses JSON without rounding numbers, where the browser supports `context.source`. */
export function parseLossless(text: string): Json {
  const revive = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? new Digits(context.source) : value;
  return JSON.parse(text, revive) as Json;
}
