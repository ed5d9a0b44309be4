import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { now } from '../../domain/clock.js';
import { isStorable, LIMITS } from '../../domain/limits.js';
import { encodeCursor, id, moment, openCursor } from '../data/cursor.js';
import { Horizon } from '../data/horizon.js';
import { SourceNames } from '../data/source-names.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ASSET, ASSET_ARTICLES, ASSETS_PAGE, HISTORY_PAGE } from '../openapi/asset-schemas.js';
import { badRequest } from '../validation.js';
import { AssetArticlesQuery } from './asset-articles-query.dto.js';
import { AssetArticlesRepository } from './asset-articles.repository.js';
import { AssetRepository } from './asset.repository.js';
import { AssetQuery, AssetsQuery } from './assets-query.dto.js';
import { AssetsRepository } from './assets.repository.js';
import { HistoryQuery } from './history-query.dto.js';
import { spanOf } from './history-span.js';
import { HistoryRepository } from './history.repository.js';

const JSON_TYPE = 'application/json; charset=utf-8';
const SLUG = ApiParam({
  name: 'slug',
  description:
    'A slug of an asset, or its `id`. A slug of before, and either of an asset that was merged, lead to the asset of now.',
  example: 'bitcoin',
});
/** The first one fills the form of Swagger UI: a cursor there would contradict the examples of all filters. */
const cursorTo = (what: string, value: string) =>
  ApiQuery({
    name: 'cursor',
    required: false,
    examples: { 'the first page': { value: '' }, [what]: { value } },
  });
const AFTER_BITCOIN = cursorTo(
  'what follows bitcoin, with no filter',
  'WyJUMVBOb1l3cnFnd0QiLFswLCJiaXRjb2luIl1d',
);
const BEFORE_2100 = cursorTo(
  'articles of before the year 2100',
  'WyJUMVBOb1l3cnFnd0QiLFsiMjEwMC0wMS0wMVQwMDowMDowMC4wMDAwMDBaIiwiMSJdXQ',
);

const assetPosition = z.tuple([z.int().min(0).max(9), z.string().max(LIMITS.label).refine(isStorable)]);
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
  ) {}

  @Get()
  @ApiOperation({ summary: 'Assets, each once, with the consensus on its price' })
  @AFTER_BITCOIN
  @ApiOkResponse({
    description: 'A page of assets, by slug; with `q`, the best matches first.',
    schema: ASSETS_PAGE,
  })
  @ApiProblem(400, 429, 503)
  async list(
    @Query() asked: AssetsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (asked.source !== undefined) await this.sourceNames.mustKnow(asked.source);
    if (asked.cursor !== undefined && asked.offset !== undefined)
      throw badRequest('offset', 'cannot go with cursor');
    const after = openCursor(asked, assetPosition);
    const as_of = asked.as_of === undefined ? undefined : await this.horizon.settle(asked.as_of);
    const query = { ...asked, as_of };
    const { json, last, total, total_is_estimate } = await this.assets.page(query, after);
    const { limit, offset = 0 } = query;
    const next_cursor = last && encodeCursor(asked, last);
    return send(reply, `[${json}]`, {
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
    summary: 'One asset: names, contracts, listings with their newest quotes, and the consensus price',
  })
  @SLUG
  @ApiOkResponse({ description: 'The asset under the slug that it has now.', schema: ASSET })
  @ApiProblem(400, 404, 429, 503)
  async one(
    @Param('slug') slug: string,
    @Query() { as_of }: AssetQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const moment = as_of === undefined ? null : await this.horizon.settle(as_of);
    const json = isSlug(slug) ? await this.asset.of(slug, moment) : null;
    if (json === null) throw notFound(slug);
    void reply.type(JSON_TYPE);
    return json;
  }

  @Get(':slug/history')
  @ApiOperation({
    summary: 'Open, high, low, close, mean and count of the prices of an asset, by bucket of time',
    description:
      'A bucket without quotes has count 0 and no prices. The mean is rounded to at least 16 digits; all other prices are exact.',
  })
  @SLUG
  @ApiOkResponse({ description: 'The buckets, oldest first, gaps included.', schema: HISTORY_PAGE })
  @ApiProblem(400, 404, 429, 503)
  async history(
    @Param('slug') slug: string,
    @Query() query: HistoryQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (query.source !== undefined) await this.sourceNames.mustKnow(query.source);
    const span = spanOf(query, now());
    const found = isSlug(slug) ? await this.histories.of(slug, query.source, span) : null;
    if (!found) throw notFound(slug);
    const { since, until, buckets } = span;
    const { interval, source = null } = query;
    return send(reply, `[${found.json}]`, {
      request_id: request.id,
      asset: found.slug,
      asset_id: found.id,
      interval,
      source,
      since,
      until,
      buckets,
    });
  }

  @Get(':slug/articles')
  @ApiOperation({ summary: 'Articles that mention an asset, newest first' })
  @SLUG
  @BEFORE_2100
  @ApiOkResponse({
    description: 'A page of articles, each with what in it names the asset.',
    schema: ASSET_ARTICLES,
  })
  @ApiProblem(400, 404, 429, 503)
  async articles(
    @Param('slug') slug: string,
    @Query() query: AssetArticlesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const after = openCursor(query, articlePosition);
    const found = isSlug(slug) ? await this.mentions.of(slug, query.limit, after) : null;
    if (!found) throw notFound(slug);
    const next_cursor = found.last && encodeCursor(query, found.last);
    return send(reply, `[${found.json}]`, {
      request_id: request.id,
      asset: found.slug,
      asset_id: found.id,
      limit: query.limit,
      next_cursor,
    });
  }
}

/** The data as PostgreSQL wrote it: no digit passes through a double. */
function send(reply: FastifyReply, data: string, metadata: object): string {
  void reply.type(JSON_TYPE);
  return `{"data":${data},"metadata":${JSON.stringify(metadata)}}`;
}

function isSlug(slug: string): boolean {
  return slug.length <= LIMITS.label && isStorable(slug);
}

function notFound(slug: string): NotFoundException {
  return new NotFoundException(`There is no asset ${JSON.stringify(slug.slice(0, 80))}.`);
}
