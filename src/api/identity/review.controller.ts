import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { encodeCursor, openCursor } from '../data/cursor.js';
import { id } from '../data/cursor-position.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { ReviewQuery } from './review-query.dto.js';
import { REVIEW_REASONS, ReviewPage } from './review.reply.js';
import { ReviewRepository } from './review.repository.js';

const position = z.tuple([z.enum(REVIEW_REASONS), id]);
const CURSOR = ApiQuery({
  name: 'cursor',
  required: false,
  examples: {
    'after the first listing, with no filters': { value: 'WyJUMVBOb1l3cnFnd0QiLFsiYW1iaWd1b3VzIiwiMSJdXQ' },
  },
});

@ApiTags('assets')
@Controller('assets/review')
export class ReviewController {
  constructor(private readonly reviews: ReviewRepository) {}

  @Get()
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'List identity decisions that need a person',
    description:
      'Listings and assets that the resolver cannot identify, or identifies only by prices, with the evidence that would ' +
      'decide them. Send one of the `choices` of each to `POST /assets/settle`.',
  })
  @CURSOR
  @ApiReply(ReviewPage, 'A page of entries, grouped by reason.')
  @ApiProblem(400, 429, 503)
  async listReviews(
    @Query() query: ReviewQuery,
    @Req() request: FastifyRequest,
  ): Promise<JsonText<ReviewPage>> {
    const { limit, reason } = query;
    const found = await this.reviews.page(limit + 1, reason, openCursor(query, position));
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1)! : null;
    const next_cursor = last && encodeCursor(query, [last.reason, last.id]);
    const items = page.map(({ json }) => json);
    return pageText<ReviewPage>(items, { request_id: request.id, limit, next_cursor });
  }
}
