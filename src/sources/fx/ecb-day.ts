import { z } from 'zod';
import { amount } from '../../domain/fields.js';
import { type Rate, unreadableRateId } from '../../domain/rate.js';
import type { SourceRecord } from '../../domain/source.js';

/** Currency and rate, as written; undefined if there is none. */
export type Cell = readonly [currency: string | undefined, rate: string | undefined];

/** The ECB's notation for currencies not quoted on a day. */
const NOT_QUOTED = ['N/A', ''];

const day = z.iso.date('expected a day such as 2026-11-27');

export const isDay = (text: string): boolean => day.safeParse(text).success;

const quoted = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code'),
  rate: amount.refine((text) => /[1-9]/.test(text), 'expected a rate above 0, got 0'),
});

/**
 * The rates of one day, as units of each currency for one euro. A list, so that added and removed currencies do not cause
 * drift.
 */
export const ecbDay = z.object({
  day,
  rates: z
    .array(quoted)
    .refine(
      (rates) => new Set(rates.map(({ currency }) => currency)).size === rates.length,
      'expected a single rate',
    ),
});

export type EcbDay = z.infer<typeof ecbDay>;

/** The euro itself has a rate of 1, so that each conversion uses a pair of rates. */
export function ratesOf({ day, rates }: EcbDay): Rate[] {
  return [{ currency: 'EUR', rate: '1' }, ...rates].map(({ currency, rate }) => {
    return { kind: 'rate', currency, day, perEuro: rate };
  });
}

/**
 * One record per day. The rate of a currency becomes a separate record if it is unreadable, or not the only one, so that it
 * does not affect the others.
 */
export function recordsOfDay(day: string, cells: readonly Cell[]): SourceRecord[] {
  const rates = cells
    .filter(([, rate]) => rate === undefined || !NOT_QUOTED.includes(rate))
    .map(([currency = null, rate = null]) => ({ currency, rate }));
  const groups = [...Map.groupBy(rates, ({ currency }) => currency).values()].map(unique);
  const isReadable = (group: object[]) => group.length === 1 && quoted.safeParse(group[0]).success;
  return [
    { externalId: day, payload: { day, rates: groups.filter(isReadable).flat() } },
    ...groups
      .filter((group) => !isReadable(group))
      .map((group) => ({
        externalId: unreadableRateId(day, group[0]!.currency),
        payload: { day, rates: group },
      })),
  ];
}

/** Without repetitions of the same rate. */
function unique<Quoted extends { rate: string | null }>(group: Quoted[]): Quoted[] {
  return [...new Map(group.map((one) => [one.rate, one])).values()];
}
