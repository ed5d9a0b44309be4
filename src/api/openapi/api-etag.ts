import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';

/** Documents the behaviour of `isContentUnchanged`. */
export function ApiETag() {
  return applyDecorators(
    ApiHeader({
      name: 'if-none-match',
      required: false,
      description: 'The `ETag` of an earlier reply. If nothing has changed, the reply is 304.',
      schema: { type: 'string', example: 'W/"an-etag-of-before"' },
    }),
    ApiResponse({ status: 304, description: 'Nothing has changed since the reply with this ETag.' }),
  );
}
