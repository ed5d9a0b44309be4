import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** Heeds and documents the header, of an address that does something. Where all may be asked twice it would only cost. */
export function IdempotencyKey() {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'Of your choice, 1 to 255 visible ASCII characters. Within 24 hours the same request under the same key is answered ' +
        'as the first time, with `Idempotency-Replayed: true`, and not done again; another one is refused with 422.',
      schema: { type: 'string', maxLength: 255, example: '7d6b1d0e-6f0a-4f7e-9d5c-3f1a2b4c5d6e' },
    }),
  );
}
