import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { now } from '../../domain/clock.js';
import { ReplyCache } from '../answers/reply-cache.js';
import { Conversions } from '../conversion/conversions.js';
import { SourceNames } from '../data/source-names.js';
import { ApiList } from '../export/api-representation.js';
import { Costs } from '../fairness/costs.decorator.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { costOfHistory } from './asset-costs.js';
import { ASSET_SLUG, assetNotFound, isSlug } from './asset-slug.js';
import { HistoryQuery } from './history-query.dto.js';
import { representationOf } from '../export/representation.guard.js';
import { bucketSpan } from './history-span.js';
import { AssetHistory } from './history.reply.js';
import { HistoryRepository } from './history.repository.js';

@ApiTags('assets')
@Controller('assets/:slug/history')
export class AssetHistoryController {
  constructor(
    private readonly histories: HistoryRepository,
    private readonly sourceNames: SourceNames,
    private readonly conversions: Conversions,
    private readonly replies: ReplyCache,
  ) {}

  @Get()
  @Costs(costOfHistory)
  @ApiOperation({
    summary: 'Get the price history of an asset',
    description:
      'Open, high, low, close, volumes, mean and count for each bucket of time. A bucket is built from candles if there are ' +
      'any that fit into it, otherwise from quotes. Buckets without a price are left out, unless `gaps=true`. The mean is ' +
      'rounded to at least 16 digits; all other figures are exact.',
  })
  @ASSET_SLUG
  @ApiList(AssetHistory, 'The buckets, oldest first.')
  @Header('content-type', JSON_TYPE)
  @ApiProblem(400, 404, 406, 422, 429, 503)
  async getAssetHistory(
    @Param('slug') slug: string,
    @Query() query: HistoryQuery,
    @Req() request: FastifyRequest,
  ): Promise<JsonText<AssetHistory>> {
    await this.sourceNames.assertKnown(...(query.source ?? []));
    await this.conversions.assertKnown(query);
    const isFile = representationOf(request).format !== 'page';
    const span = bucketSpan(query, now(), { isFile });
    const found = isSlug(slug) ? await this.histories.find(slug, query, span) : null;
    if (!found) throw assetNotFound(slug);
    // Without `until`, the span ends now.
    if (query.until !== undefined) this.replies.markCacheable(request, found);
    const { since, until, buckets } = span;
    const { interval, currency } = query;
    const source = query.source?.join() ?? null;
    return pageText<AssetHistory>(found.json, {
      request_id: request.id,
      asset: found.slug,
      asset_id: found.id,
      interval,
      source,
      currency,
      since: since.toISOString(),
      until: until.toISOString(),
      buckets,
    });
  }
}
