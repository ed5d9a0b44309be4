import {
  type ArgumentMetadata,
  BadRequestException,
  UnprocessableEntityException,
  type ValidationError,
  ValidationPipe,
} from '@nestjs/common';
import type { FieldError } from './problem.reply.js';

class Validation extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // class-transformer drops names such as `constructor` before any validator sees them.
    const inherited = Object.getOwnPropertyNames(Object.prototype);
    const odd = inherited.find(
      (name) => typeof value === 'object' && value !== null && Object.hasOwn(value, name),
    );
    if (odd !== undefined) throw badRequest(odd, `${odd} is not a parameter of this address`);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Refuses what a DTO does not name and says of each bad field what was expected. */
export const validation = new Validation({
  whitelist: true,
  forbidNonWhitelisted: true,
  transform: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  exceptionFactory: (found) => {
    const errors = found.flatMap((error) => fieldErrors(error));
    return new BadRequestException({ message: errors.map(({ message }) => message).join('; '), errors });
  },
});

export function badRequest(path: string, message: string): BadRequestException {
  return new BadRequestException({ message: `${path}: ${message}`, errors: [{ path, message }] });
}

/** It is well formed and still makes no sense here. */
export function unprocessable(path: string, message: string): UnprocessableEntityException {
  return new UnprocessableEntityException({ message: `${path}: ${message}`, errors: [{ path, message }] });
}

function fieldErrors(
  { property, constraints = {}, children = [] }: ValidationError,
  parent = '',
): FieldError[] {
  const path = parent + property;
  const own = Object.entries(constraints).map(([kind, message]) => ({
    path,
    message: kind === 'whitelistValidation' ? `${path} is not a parameter of this address` : message,
  }));
  return [...own, ...children.flatMap((child) => fieldErrors(child, `${path}.`))];
}
