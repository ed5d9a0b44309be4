import { z } from 'zod';

/** A value in a reply, by the path of names to it. */
export interface ReplyField {
  path: readonly string[];
  type: 'text' | 'decimal' | 'number' | 'integer' | 'boolean' | 'moment' | 'date' | 'json';
  nullable: boolean;
  /** It is there only where the request asks for it. */
  optional: boolean;
  /** How many names of the path lead to the list, or object of any shape, that it is in; undefined: it is in none. */
  within?: number;
}

type Met = Omit<ReplyField, 'type'>;

/** The values that a schema describes, those of nested objects and lists among them. */
export function fieldsOf(schema: z.ZodType): ReplyField[] {
  return [...walk(schema, { path: [], nullable: false, optional: false })];
}

function* walk(given: z.core.$ZodType, met: Met): Generator<ReplyField> {
  const schema = given as z.ZodType;
  if (isDecimal(schema))
    yield { ...met, type: 'decimal', nullable: met.nullable || schema instanceof z.ZodNullable };
  else if (schema instanceof z.ZodNullable) yield* walk(schema.unwrap(), { ...met, nullable: true });
  else if (schema instanceof z.ZodOptional) yield* walk(schema.unwrap(), { ...met, optional: true });
  else if (schema instanceof z.ZodArray) yield* walk(schema.element, inside(met));
  else if (schema instanceof z.ZodRecord) yield* walk(schema.valueType, inside(met));
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* walk(option, met);
  else if (schema instanceof z.ZodObject) {
    const own = schema.def.catchall instanceof z.ZodUnknown ? inside(met) : met;
    for (const [name, field] of Object.entries(schema.shape))
      yield* walk(field as z.ZodType, { ...own, path: [...met.path, name] });
  } else if (!(schema instanceof z.ZodNull)) yield { ...met, type: typeOf(schema) };
}

const inside = (met: Met): Met => ({ ...met, within: met.within ?? met.path.length });

/** As `decimal` and `amount` make them. */
function isDecimal(schema: z.ZodType): boolean {
  return schema.meta()?.format === 'decimal';
}

function typeOf(schema: z.ZodType): ReplyField['type'] {
  if (schema instanceof z.ZodNumber) return schema.isInt ? 'integer' : 'number';
  if (schema instanceof z.ZodBoolean) return 'boolean';
  if (schema instanceof z.ZodISODateTime) return 'moment';
  if (schema instanceof z.ZodISODate) return 'date';
  return schema instanceof z.ZodUnknown ? 'json' : 'text';
}
