import type { ZodError } from 'zod';
import type { Reason } from '../domain/source.js';

/** Converts zod's issues to reasons of a rejection. A field type may set its own code in `params.code`. */
export function reasonsOf(error: ZodError): Reason[] {
  return error.issues.map((issue) => {
    const params = issue.code === 'custom' ? issue.params : undefined;
    return {
      path: issue.path.map(String).join('.'),
      code: typeof params?.code === 'string' ? params.code : issue.code,
      message: issue.message,
    };
  });
}
