import { Controller, Get, Header, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { isStorable, LIMITS } from '../../domain/limits.js';
import { RepeatedReplies } from '../answers/repeated-replies.js';
import { Conversions } from '../conversion/conversions.js';
import { requestedAsOf, encodeCursor, id, moment, openCursor } from '../data/cursor.js';
import { isUnchanged } from '../data/etag.js';
import { Horizon } from '../data/horizon.js';
import { SourceNames } from '../data/source-names.js';
import { Costs } from '../fairness/costs.decorator.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiETag } from '../openapi/api-etag.js';
import { ApiList } from '../export/api-representation.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { badRequest } from '../field-faults.js';
import { AssetArticlesQuery } from './asset-articles-query.dto.js';
import { AssetArticlePage } from './asset-articles.reply.js';
import { AssetArticlesRepository } from './asset-articles.repository.js';
import { ASSET_SLUG } from './asset-slug.js';
import { Asset } from './asset.reply.js';
import { AssetRepository } from './asset.repository.js';
import { priceOfAssets, priceOfHistory } from './asset-prices.js';
import { AssetQuery, AssetsQuery } from './assets-query.dto.js';
import { AssetPage } from './assets.reply.js';
import { AssetsRepository } from './assets.repository.js';
import { HistoryQuery } from './history-query.dto.js';
import { spanOf } from './history-span.js';
import { AssetHistory } from './history.reply.js';
import { HistoryRepository } from './history.repository.js';
import { timeless } from './timeless.js';

const cursorTo = (what: string, value: string) =>
  ApiQuery({
    name: 'cursor',
    required: false,
    examples: { [what]: { value } },
  });
const AFTER_BITCOIN = cursorTo('after bitcoin, with no filters', 'WyJUMVBOb1l3cnFnd0QiLFswLCJiaXRjb2luIl1d');
const BEFORE_2100 = cursorTo(
  'before the year 2100',
  'WyJUMVBOb1l3cnFnd0QiLFsiMjEwMC0wMS0wMVQwMDowMDowMC4wMDAwMDBaIiwiMSJdXQ',
);

const assetPosition = z.tuple([z.number().min(0).max(9), z.string().max(LIMITS.label).refine(isStorable)]);
const articlePosition = z.tuple([moment, id]);

@ApiTags('assets')
@Controller('assets')
export class AssetsController {
  constructor(
    private readonly assets: AssetsRepository,
    private readonly asset: AssetRepository,
    private readonly horizon: Horizon,
    private readonly histories: HistoryRepository,
    private readonly mentions: AssetArticlesRepository,
    private readonly sourceNames: SourceNames,
    private readonly conversions: Conversions,
    private readonly replies: RepeatedReplies,
  ) {}

  @Get()
  @Costs(priceOfAssets)
  @ApiOperation({
    summary: 'List assets',
    description: 'Each coin once, with its consensus price, sorted by slug or, with `q`, by relevance.',
  })
  @AFTER_BITCOIN
  @ApiList(AssetPage, 'A page of assets.')
  @ApiProblem(400, 406, 422, 429, 503)
  @Header('content-type', JSON_TYPE)
  @ApiETag()
  async listAssets(
    @Query() asked: AssetsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText<AssetPage> | undefined> {
    await this.sourceNames.assertKnown(...(asked.source ?? []));
    await this.conversions.assertKnown(asked);
    if (asked.cursor !== undefined && asked.offset !== undefined)
      throw badRequest('offset', 'cannot be combined with cursor');
    const after = openCursor(asked, assetPosition);
    const as_of = await this.horizon.settle(requestedAsOf(asked));
    const query = { ...asked, as_of };
    const { json, last, total, total_is_estimate } = await this.assets.page(query, after);
    const { limit, offset = 0 } = query;
    const next_cursor = last && encodeCursor(asked, last, as_of);
    const content = `${timeless(json)}${total} ${total_is_estimate} ${next_cursor}`;
    if (isUnchanged(content, request, reply)) return undefined;
    return pageText<AssetPage>(json, {
      request_id: request.id,
      limit,
      offset: after ? null : offset,
      total,
      total_is_estimate,
      next_cursor,
      as_of: as_of ?? null,
    });
  }

  @Get(':slug')
  @ApiOperation({
    summary: 'Get an asset',
    description:
      'Names, contracts, listings with their latest quotes, and the consensus price with the verdict on each source.',
  })
  @ASSET_SLUG
  @ApiReply(Asset, 'The asset, under its current slug.')
  @Header('content-type', JSON_TYPE)
  @ApiProblem(400, 404, 429, 503)
  @ApiETag()
  async getAsset(
    @Param('slug') slug: string,
    @Query() query: AssetQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText<Asset> | undefined> {
    await this.conversions.assertKnown(query);
    const { as_of } = query;
    const moment = as_of === undefined ? null : await this.horizon.settle(as_of);
    const json = isSlug(slug) ? await this.asset.of(slug, moment, query) : null;
    if (json === null) throw notFound(slug);
    return isUnchanged(timeless(json), request, reply) ? undefined : json;
  }

  @Get(':slug/history')
  @Costs(priceOfHistory)
  @ApiOperation({
    summary: 'Get the price history of an asset',
    description:
      'Open, high, low, close, volumes, mean and count per bucket of time: of candles where there are any that fit into the ' +
      'bucket, of quotes otherwise. Buckets without a price are left out; `gaps=true` includes them. The mean is rounded to at least 16 digits; ' +
      'all other figures are exact.',
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
    const span = spanOf(query, now());
    const found = isSlug(slug) ? await this.histories.of(slug, query, span) : null;
    if (!found) throw notFound(slug);
    // Without an end, the span ends now.
    if (query.until !== undefined) this.replies.mayRepeat(request, found);
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

  @Get(':slug/articles')
  @ApiOperation({
    summary: 'List the articles that mention an asset',
    description: 'Newest first, each with the words that name the asset.',
  })
  @ASSET_SLUG
  @BEFORE_2100
  @ApiList(AssetArticlePage, 'A page of articles.')
  @Header('content-type', JSON_TYPE)
  @ApiProblem(400, 404, 406, 422, 429, 503)
  async listAssetArticles(
    @Param('slug') slug: string,
    @Query() query: AssetArticlesQuery,
    @Req() request: FastifyRequest,
  ): Promise<JsonText<AssetArticlePage>> {
    const after = openCursor(query, articlePosition);
    const found = isSlug(slug) ? await this.mentions.of(slug, query.limit, after) : null;
    if (!found) throw notFound(slug);
    const next_cursor = found.last && encodeCursor(query, found.last);
    return pageText<AssetArticlePage>(found.json, {
      request_id: request.id,
      asset: found.slug,
      asset_id: found.id,
      limit: query.limit,
      next_cursor,
    });
  }
}

function isSlug(slug: string): boolean {
  return slug.length <= LIMITS.label && isStorable(slug);
}

function notFound(slug: string): NotFoundException {
  return new NotFoundException(`Asset ${JSON.stringify(slug.slice(0, 80))} does not exist.`);
}
