import {
  type ArgumentMetadata,
  BadRequestException,
  type ValidationError,
  ValidationPipe,
} from '@nestjs/common';
import { omitNulls } from './omit-nulls.js';
import { badRequest, type FieldFault } from './field-faults.js';

class Validation extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const place = metadata.type === 'body' ? 'body' : 'query';
    // class-validator does not report fields of lists.
    if (place === 'body' && Array.isArray(value))
      throw badRequest('body', 'must be an object, not a list', { in: 'body', segments: [] });
    const odd = inheritedName(value);
    if (odd) throw badRequest(odd.join('.'), UNKNOWN[place], { in: place, segments: odd });
    try {
      return omitNulls((await super.transform(value, metadata)) as unknown);
    } catch (error) {
      throw error instanceof InvalidFields ? refusal(error.found, place) : error;
    }
  }
}

class InvalidFields extends Error {
  constructor(readonly found: ValidationError[]) {
    super('Some fields are invalid.');
  }
}

/** Refuses fields that a DTO does not declare, and reports for each bad field what was expected. */
export const validation = new Validation({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  exceptionFactory: (found) => new InvalidFields(found),
});

const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * The path of a field with a name such as `constructor`: class-transformer drops it before any validator sees it, and a
 * filter that loses its only condition selects everything.
 */
function inheritedName(value: unknown): string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && INHERITED.has(name)) return [name];
    const found = inheritedName(inner);
    if (found) return [name, ...found];
  }
  return undefined;
}

type Place = 'body' | 'query';

const UNKNOWN = {
  query: 'is not a parameter of this path',
  body: 'is not a field of this body',
} as const;

function refusal(found: ValidationError[], place: Place): BadRequestException {
  const errors = found
    .flatMap((error) => fieldFaults(error, place))
    .map((fault) => ({ ...fault, in: place }));
  return new BadRequestException({ message: errors.map(({ message }) => message).join('; '), errors });
}

function fieldFaults(
  { property, value, constraints = {}, contexts = {}, children = [] }: ValidationError,
  place: Place,
  parents: readonly string[] = [],
): FieldFault[] {
  const segments = [...parents, property];
  const path = segments.join('.');
  const own = Object.entries(constraints).map(([kind, message]) => ({
    path,
    message:
      kind === 'whitelistValidation'
        ? `${path} ${UNKNOWN[place]}`
        : // If a single-valued parameter was sent several times, only that is reported.
          place === 'query' && Array.isArray(value) && kind !== 'isSeveral'
          ? `${path} must be given once`
          : message,
    segments,
    ...(contexts[kind] as { allowed?: readonly string[] } | undefined),
  }));
  return [...own, ...children.flatMap((child) => fieldFaults(child, place, segments))];
}
