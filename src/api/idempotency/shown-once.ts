import { SetMetadata } from '@nestjs/common';

const FIELD = Symbol('shown once');

/** Declares the field of the reply that contains a secret. The secret is not stored, so a repeated request gets null. */
export const ShownOnce = (field: string) => SetMetadata(FIELD, field);

/** A handler's reply as it is stored. */
export function storableReply(handler: object, result: unknown): string {
  const field = Reflect.getMetadata(FIELD, handler) as string | undefined;
  const hidden = field !== undefined && typeof result === 'object' ? { ...result, [field]: null } : result;
  return JSON.stringify(hidden ?? null);
}
