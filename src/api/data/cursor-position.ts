import { z } from 'zod';
import { intervalOf } from '../../domain/interval.js';

/** A moment in the format of replies. In a forged cursor, it must not be a time that PostgreSQL refuses. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  .refine((text) => text >= '0001' && isReal(text));

export const id = z.string().regex(/^\d{1,18}$/);
export const rank = id.refine((text) => Number(text) <= 2_147_483_647);

/** A decimal without an exponent: an exponent of 1000 would make it a thousand digits long. */
export const amount = z.string().regex(/^-?\d{1,1100}(\.\d{1,1100})?$/);

export const interval = z.string().refine((text) => intervalOf(text) === text);

/**
 * The position of the last item of a page: its sort key as text (null if it has none), and the tie-breakers kind, ref,
 * time and interval.
 */
export const position = z.union([
  z.tuple([z.string().nullable(), z.enum(['quote', 'article']), id, moment]),
  z.tuple([z.string().nullable(), z.literal('candle'), id, moment, interval]),
]);

export type Position = z.infer<typeof position>;

function isReal(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 19) === text.slice(0, 19);
}
