import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CONFIG, type Config } from '../../config/config.js';
import { FatalError } from '../../domain/errors.js';
import { inspectFeed } from '../../ingestion/inspection/feed-inspector.js';
import { HttpClient } from '../../sources/http/http-client.js';
import { findFeed, FeedList } from '../../sources/rss/feed-list.js';
import { isWebUrl } from '../../sources/rss/feed-file-schema.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { unprocessable } from '../field-faults.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { InspectFeed } from './feed-inspection.dto.js';
import { FeedInspection } from './feed-inspection.reply.js';

@ApiTags('runs')
@Controller('feeds')
export class FeedInspectionController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
    private readonly list: FeedList,
  ) {}

  @Post('inspect')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Inspect a feed',
    description:
      'Fetches a URL once and shows how it is read as a feed: its format, charset, repairs and first items, or why it is ' +
      'refused, and, for a web page, which feeds it links to. Stores nothing. Only public addresses, unless PRIVATE_ADDRESSES allows others.',
  })
  @ApiBody({
    type: InspectFeed,
    examples: {
      'a feed': { value: { url: 'https://www.coindesk.com/arc/outboundfeeds/rss/' } },
      'a page that links to feeds': { value: { url: 'https://www.coindesk.com/' } },
    },
  })
  @ApiReply(FeedInspection, 'The inspection, even if the URL cannot be read.')
  @ApiProblem(400, 401, 403, 413, 415, 422, 429, 503)
  async inspectFeed(@Body() { url }: InspectFeed): Promise<FeedInspection> {
    const given = url.trim();
    const feed = this.configured(given);
    if (!feed && !isWebUrl(given)) throw unprocessable('url', 'must begin with http:// or https://');
    return inspectFeed(feed ?? given, { config: this.config, http: this.http });
  }

  private configured(given: string) {
    try {
      return findFeed(this.list.current(), given);
    } catch (error) {
      if (error instanceof FatalError) throw unprocessable('url', error.message);
      throw error;
    }
  }
}
