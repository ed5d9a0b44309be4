import { SetMetadata } from '@nestjs/common';

const FIELD = Symbol('shown once');

/** The field of the reply that is a secret. It is not kept: a repeated request gets null there. */
export const ShownOnce = (field: string) => SetMetadata(FIELD, field);

/** The reply of a handler as it is kept. */
export function keptReply(handler: object, result: unknown): string {
  const field = Reflect.getMetadata(FIELD, handler) as string | undefined;
  const hidden = field !== undefined && typeof result === 'object' ? { ...result, [field]: null } : result;
  return JSON.stringify(hidden ?? null);
}
