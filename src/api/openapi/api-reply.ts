import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { ApiNumbersOf } from '../export/api-representation.js';
import { DescribesReply } from '../export/representation.guard.js';
import { refTo } from './component.js';

/** The successful reply of an operation. */
export function ApiReply(schema: z.ZodType, description: string, status = 200) {
  return applyDecorators(
    ApiResponse({ status, description, schema: refTo(schema) }),
    DescribesReply({ reply: schema, exports: 'none' }),
    ApiNumbersOf(schema),
  );
}
