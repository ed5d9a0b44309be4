import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isStorable, LIMITS } from '../../domain/limits.js';
import { ReplyCache } from '../answers/reply-cache.js';
import { Conversions } from '../conversion/conversions.js';
import { encodeCursor, openCursor, requestedAsOf } from '../data/cursor.js';
import { isContentUnchanged } from '../data/etag.js';
import { AsOfHorizon } from '../data/as-of-horizon.js';
import { SourceNames } from '../data/source-names.js';
import { Costs } from '../fairness/costs.decorator.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiETag } from '../openapi/api-etag.js';
import { ApiList } from '../export/api-representation.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { badRequest } from '../field-faults.js';
import { ASSET_SLUG, assetNotFound, isSlug } from './asset-slug.js';
import { Asset } from './asset.reply.js';
import { AssetRepository } from './asset.repository.js';
import { costOfAssets } from './asset-costs.js';
import { AssetQuery, AssetsQuery } from './assets-query.dto.js';
import { AssetPage } from './assets.reply.js';
import { AssetsRepository } from './assets.repository.js';
import { withoutAges } from './without-ages.js';

const AFTER_BITCOIN = ApiQuery({
  name: 'cursor',
  required: false,
  examples: { 'after bitcoin, with no filters': { value: 'WyJUMVBOb1l3cnFnd0QiLFswLCJiaXRjb2luIl1d' } },
});

const assetPosition = z.tuple([z.number().min(0).max(9), z.string().max(LIMITS.label).refine(isStorable)]);

@ApiTags('assets')
@Controller('assets')
export class AssetsController {
  constructor(
    private readonly assets: AssetsRepository,
    private readonly asset: AssetRepository,
    private readonly horizon: AsOfHorizon,
    private readonly sourceNames: SourceNames,
    private readonly conversions: Conversions,
    private readonly replies: ReplyCache,
  ) {}

  @Get()
  @Costs(costOfAssets)
  @ApiOperation({
    summary: 'List assets',
    description: 'Every coin once, with its consensus price, sorted by slug or, with `q`, by relevance.',
  })
  @AFTER_BITCOIN
  @ApiList(AssetPage, 'A page of assets.')
  @ApiProblem(400, 406, 422, 429, 503)
  @Header('content-type', JSON_TYPE)
  @ApiETag()
  async listAssets(
    @Query() received: AssetsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText<AssetPage> | undefined> {
    await this.sourceNames.assertKnown(...(received.source ?? []));
    await this.conversions.assertKnown(received);
    if (received.cursor !== undefined && received.offset !== undefined)
      throw badRequest('offset', 'cannot be combined with cursor');
    const after = openCursor(received, assetPosition);
    const as_of = await this.horizon.resolveAsOf(requestedAsOf(received));
    const query = { ...received, as_of };
    const page = await this.assets.page(query, after);
    this.replies.markCacheable(request, page);
    const { json, last, total, total_is_estimate } = page;
    const { limit, offset = 0 } = query;
    const next_cursor = last && encodeCursor(received, last, as_of);
    const content = `${withoutAges(json)}${total} ${total_is_estimate} ${next_cursor}`;
    if (isContentUnchanged(content, request, reply)) return undefined;
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
      'The names, contracts and listings of an asset with their latest quotes, and its consensus price, with the reason why ' +
      'each source counts or not.',
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
    const moment = as_of === undefined ? null : await this.horizon.resolveAsOf(as_of);
    const json = isSlug(slug) ? await this.asset.find(slug, moment, query) : null;
    if (json === null) throw assetNotFound(slug);
    return isContentUnchanged(withoutAges(json), request, reply) ? undefined : json;
  }
}
