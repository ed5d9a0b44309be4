import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { encodeCursor, openCursor } from '../data/cursor.js';
import { id, moment } from '../data/cursor-position.js';
import { ApiList } from '../export/api-representation.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { AssetArticlesQuery } from './asset-articles-query.dto.js';
import { AssetArticlePage } from './asset-articles.reply.js';
import { AssetArticlesRepository } from './asset-articles.repository.js';
import { ASSET_SLUG, assetNotFound, isSlug } from './asset-slug.js';

const BEFORE_2100 = ApiQuery({
  name: 'cursor',
  required: false,
  examples: {
    'before the year 2100': {
      value: 'WyJUMVBOb1l3cnFnd0QiLFsiMjEwMC0wMS0wMVQwMDowMDowMC4wMDAwMDBaIiwiMSJdXQ',
    },
  },
});

const articlePosition = z.tuple([moment, id]);

@ApiTags('assets')
@Controller('assets/:slug/articles')
export class AssetArticlesController {
  constructor(private readonly mentions: AssetArticlesRepository) {}

  @Get()
  @ApiOperation({
    summary: 'List the articles that mention an asset',
    description: 'Articles that mention the asset, newest first, each with the words that name it.',
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
    const found = isSlug(slug) ? await this.mentions.list(slug, query.limit, after) : null;
    if (!found) throw assetNotFound(slug);
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
