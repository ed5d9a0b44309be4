import { z } from 'zod';
import { amount } from '../../domain/fields.js';
import type { Rate } from '../../domain/rate.js';
import type { SourceRecord } from '../../domain/source.js';

/** What the ECB writes for a currency that it does not quote on a day, or no longer. */
const NOT_QUOTED = ['N/A', ''];

const rate = z.preprocess(
  (cell) => (NOT_QUOTED.includes(cell as string) ? null : cell),
  amount.refine((text) => /[1-9]/.test(text), 'expected a rate above 0, got 0').nullable(),
);

const day = z.iso.date('expected a day such as 2026-11-27');

export const isDay = (text: string): boolean => day.safeParse(text).success;

/** The rates of one day, as units of each currency for one euro. */
export const ecbDay = z.object({
  day,
  rates: z.record(z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code'), rate),
});

export type EcbDay = z.infer<typeof ecbDay>;

/** The euro itself is a rate of 1, so that each conversion is a pair of rates. */
export function ratesOf({ day, rates }: EcbDay): Rate[] {
  return Object.entries({ EUR: '1', ...rates }).flatMap(([currency, perEuro]) =>
    perEuro === null ? [] : [{ kind: 'rate', currency, day, perEuro }],
  );
}

/** One record of a day. Each rate that cannot be read is a record of its own: it must not cost the others. */
export function recordsOfDay(day: string, cells: readonly (readonly [string, string])[]): SourceRecord[] {
  const isReadable = ([currency, cell]: readonly [string, string]) =>
    ecbDay.shape.rates.safeParse({ [currency]: cell }).success;
  const record = (externalId: string, some: readonly (readonly [string, string])[]) => ({
    externalId,
    payload: { day, rates: Object.fromEntries(some) },
  });
  return [
    record(day, cells.filter(isReadable)),
    ...cells.filter((cell) => !isReadable(cell)).map((cell) => record(`${day} ${cell[0]}`, [cell])),
  ];
}
