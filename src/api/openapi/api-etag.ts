import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiResponse, type OpenAPIObject } from '@nestjs/swagger';

const NOT_MODIFIED = 'Nothing has changed since the reply with this ETag.';

export const ApiNotModified = () => ApiResponse({ status: 304, description: NOT_MODIFIED });

/** Documents the behaviour of `isContentUnchanged`. */
export function ApiETag() {
  return applyDecorators(
    ApiHeader({
      name: 'if-none-match',
      required: false,
      description: 'The `ETag` of an earlier reply. If nothing has changed, the reply is 304.',
      schema: { type: 'string', example: 'W/"an-etag-of-before"' },
    }),
    ApiNotModified(),
  );
}

/** Makes all operations refer to one description of the reply 304. */
export function shareNotModified(document: OpenAPIObject): void {
  for (const item of Object.values(document.paths))
    for (const { responses } of Object.values(item as Record<string, { responses: Replies }>)) {
      if (!responses['304']) continue;
      document.components!.responses!['NotModified'] = { ...responses['304'], description: NOT_MODIFIED };
      responses['304'] = { $ref: '#/components/responses/NotModified' };
    }
}

type Replies = Record<string, object>;
