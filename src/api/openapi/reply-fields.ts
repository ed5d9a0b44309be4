import { z } from 'zod';

/** A value in a reply, with its path of names. */
export interface ReplyField {
  path: readonly string[];
  type: 'text' | 'decimal' | 'number' | 'integer' | 'boolean' | 'moment' | 'date' | 'json';
  nullable: boolean;
  /** Only present if requested. */
  optional: boolean;
  /** Number of names in the path up to the list or free-form object that contains the value; undefined if there is none. */
  within?: number;
}

type Context = Omit<ReplyField, 'type'>;

/** The values described by a schema, including those of nested objects and lists. */
export function fieldsOf(schema: z.ZodType): ReplyField[] {
  return [...walk(schema, { path: [], nullable: false, optional: false })];
}

function* walk(given: z.core.$ZodType, context: Context): Generator<ReplyField> {
  const schema = given as z.ZodType;
  if (isDecimal(schema))
    yield { ...context, type: 'decimal', nullable: context.nullable || schema instanceof z.ZodNullable };
  else if (schema instanceof z.ZodNullable) yield* walk(schema.unwrap(), { ...context, nullable: true });
  else if (schema instanceof z.ZodOptional) yield* walk(schema.unwrap(), { ...context, optional: true });
  else if (schema instanceof z.ZodArray) yield* walk(schema.element, inside(context));
  else if (schema instanceof z.ZodRecord) yield* walk(schema.valueType, inside(context));
  else if (schema instanceof z.ZodUnion) for (const option of schema.options) yield* walk(option, context);
  else if (schema instanceof z.ZodObject) {
    const own = schema.def.catchall instanceof z.ZodUnknown ? inside(context) : context;
    for (const [name, field] of Object.entries(schema.shape))
      yield* walk(field as z.ZodType, { ...own, path: [...context.path, name] });
  } else if (!(schema instanceof z.ZodNull)) yield { ...context, type: typeOf(schema) };
}

const inside = (context: Context): Context => ({ ...context, within: context.within ?? context.path.length });

/** As created by `decimal` and `amount`. */
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
