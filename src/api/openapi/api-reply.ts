import { ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { refTo } from './component.js';

/** Documents what an operation answers when it succeeds. */
export function ApiReply(schema: z.ZodType, description: string, status = 200) {
  return ApiResponse({ status, description, schema: refTo(schema) });
}
