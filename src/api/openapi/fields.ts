import { z } from 'zod';

/** Field types for replies, each with an example for the documentation. */

export const text = (example: string, description?: string) => z.string().meta({ description, example });

export const count = (example: number, description?: string) => z.int().min(0).meta({ description, example });

export const integer = (example: number, description?: string) => z.int().meta({ description, example });

export const number = (example: number, description?: string) => z.number().meta({ description, example });

export const flag = (example: boolean, description?: string) => z.boolean().meta({ description, example });

export const moment = (description?: string, example = '2026-01-31T12:00:00.000000Z') =>
  z.iso.datetime().meta({ description, example });

/** A time that may be missing; the example shows null. */
export const momentOrNull = (description?: string, example: string | null = null) =>
  z.iso.datetime().nullable().meta({ description, example });

/** Exact numbers: clients should not parse them as doubles. https://spec.openapis.org/registry/format/decimal */
const format = 'decimal';

export const decimal = (example: number | null, description: string) =>
  z.number().nullable().meta({ description, format, example });

/** A decimal that is always present. */
export const amount = (example: number, description: string) =>
  z.number().meta({ description, format, example });

export const oneOf = <const T extends readonly string[]>(
  values: T,
  example: T[number],
  description?: string,
) => z.enum(values).meta({ description, example });

export const texts = (example: string[], description?: string) =>
  z.array(z.string()).meta({ description, example });

/** JSON whose fields depend on the source or kind. */
export const anyObject = (example: object | undefined, description?: string) =>
  z.record(z.string(), z.unknown()).meta({ description, example });
