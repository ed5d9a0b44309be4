import {
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  UnprocessableEntityException,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { AuditLog } from '../../audit/audit-log.js';
import { FatalError } from '../../domain/errors.js';
import { FeedList } from '../../sources/rss/feed-list.js';
import { writeOpml } from '../../sources/rss/feed-opml.js';
import { opmlOf } from '../../sources/rss/feed-list-opml.js';
import { Actor } from '../access/caller.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { ApiList } from '../export/api-representation.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { countsOf } from '../openapi/counted-page.js';
import { parseRecordId, recordNotFound } from '../record-id.js';
import { FEED_STATES, FeedsQuery } from './feeds-query.dto.js';
import { FeedsViewRepository, resumeFeed } from './feeds-view.repository.js';
import { FeedPage, FeedReply } from './feeds.reply.js';

const ID = ApiParam({
  name: 'id',
  description: 'The id of a feed.',
  schema: { type: 'integer', example: 1 },
});

const OPML = writeOpml([{ title: 'coindesk', url: 'https://www.coindesk.com/arc/outboundfeeds/rss/' }]);

@ApiTags('runs')
@UseInterceptors(IdempotencyInterceptor)
@Controller('feeds')
export class FeedsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly views: FeedsViewRepository,
    private readonly audit: AuditLog,
    private readonly list: FeedList,
  ) {}

  @Get()
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'List feeds',
    description: 'When each feed was last polled, when it will be polled next, and why it fails, if it does.',
  })
  @ApiList(FeedPage, 'A page of feeds.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listFeeds(@Query() query: FeedsQuery, @Req() request: FastifyRequest): Promise<JsonText<FeedPage>> {
    const { limit } = query;
    const [found, counts] = await Promise.all([
      this.views.list(query, limit + 1),
      this.views.countByState(query),
    ]);
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? page.at(-1)!.id : null;
    const items = page.map(({ json }) => json);
    const counted = countsOf(FEED_STATES, counts, query.state);
    return pageText<FeedPage>(items, { request_id: request.id, limit, next_cursor, ...counted });
  }

  @Get('opml')
  @Header('content-type', 'text/x-opml; charset=utf-8')
  @ApiOperation({
    summary: 'Export feeds as OPML',
    description:
      'The configured feeds as a subscription list, for other feed readers and for `FEEDS_FILE`. Feeds whose URL or headers ' +
      'may contain keys are left out; a comment names them.',
  })
  @ApiOkResponse({
    description: 'An OPML 2.0 document.',
    content: { 'text/x-opml': { schema: { type: 'string', example: OPML } } },
  })
  @ApiProblem(422, 429, 503)
  exportFeeds(): string {
    try {
      return opmlOf(this.list.current().values());
    } catch (error) {
      if (error instanceof FatalError) throw new UnprocessableEntityException(error.message);
      throw error;
    }
  }

  @Get(':id')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Get a feed',
    description:
      'The state of one feed: when it was last polled, when it will be polled next, and why it fails, if it does.',
  })
  @ID
  @ApiReply(FeedReply, 'The feed.')
  @ApiProblem(404, 429, 503)
  getFeed(@Param('id') id: string): Promise<JsonText<FeedReply>> {
    return this.view(parseRecordId(id, 'feed'));
  }

  @Post(':id/resume')
  @Audited('feed.resume', 'feeds/:id')
  @HttpCode(200)
  @Header('content-type', JSON_TYPE)
  @RequiresScope('run')
  @ApiOperation({
    summary: 'Resume a feed',
    description: 'The next scheduled run polls the feed, even if it is gone or backing off after failures.',
  })
  @ID
  @ApiReply(FeedReply, 'The feed, which is now due.')
  @ApiProblem(400, 401, 403, 404, 429, 503)
  async resumeFeed(@Param('id') given: string, @Actor() actor: string): Promise<JsonText<FeedReply>> {
    const id = parseRecordId(given, 'feed');
    await this.dataSource.transaction(async (tx) => {
      const before = await resumeFeed(tx, id);
      if (!before) throw recordNotFound('feed', id);
      await this.audit.record(tx, { actor, action: 'feed.resume', subject: `feeds/${before.key}`, before });
    });
    return this.view(id);
  }

  private async view(id: string): Promise<JsonText<FeedReply>> {
    const json = await this.views.find(id);
    if (json === null) throw recordNotFound('feed', id);
    return json;
  }
}
