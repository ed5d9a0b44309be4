import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** Supports and documents Idempotency-Key, for operations that must not be executed twice. */
export function IdempotencyKey() {
  return applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'A key of your choice, 1 to 255 visible ASCII characters. For 24 hours, repeating the request with the same key returns ' +
        'the first reply, with `Idempotency-Replayed: true`, and does nothing. A different request with that key is refused ' +
        'with 422.',
      schema: { type: 'string', pattern: '^[!-~]{1,255}$', example: '7d6b1d0e-6f0a-4f7e-9d5c-3f1a2b4c5d6e' },
    }),
  );
}
