/** A number with the digits that it was written with. */
export class Digits {
  constructor(readonly text: string) {}
}

export type Json = null | boolean | number | string | Digits | Json[] | { [key: string]: Json };

/** Payloads are shown digit by digit; browsers that cannot tell how a number was written round it. */
export function parseLossless(text: string): Json {
  const revive = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? new Digits(context.source) : value;
  return JSON.parse(text, revive) as Json;
}
