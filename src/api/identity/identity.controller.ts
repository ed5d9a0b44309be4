import { Controller, Get, Header, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isStorable, LIMITS } from '../../domain/limits.js';
import { SourceNames } from '../data/source-names.js';
import { ApiList } from '../export/api-representation.js';
import { ASSET_SLUG } from '../assets/asset-slug.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { AssetIdentity } from './identity.reply.js';
import { ListingPage } from './listing.reply.js';
import { IdentityViewRepository } from './identity-view.repository.js';
import { ListingsQuery } from './listings-query.dto.js';

@ApiTags('assets')
@Controller()
export class IdentityController {
  constructor(
    private readonly identities: IdentityViewRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get('assets/:slug/identity')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Get the identity of an asset',
    description:
      'Why listings were assigned to the asset: every decision with its evidence. The value of each signal is its ' +
      'contribution to the log odds that two listings are the same coin.',
  })
  @ASSET_SLUG
  @ApiReply(AssetIdentity, "The asset's listings and the decisions about them.")
  @ApiProblem(404, 429, 503)
  async getAssetIdentity(@Param('slug') slug: string): Promise<JsonText<AssetIdentity>> {
    const json = slug.length <= LIMITS.label && isStorable(slug) ? await this.identities.of(slug) : null;
    if (json === null)
      throw new NotFoundException(`Asset ${JSON.stringify(slug.slice(0, 40))} does not exist.`);
    return json;
  }

  @Get('listings')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'List listings',
    description: 'All listings, oldest first, with the assets they belong or may belong to.',
  })
  @ApiList(ListingPage, 'A page of listings.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listListings(
    @Query() query: ListingsQuery,
    @Req() request: FastifyRequest,
  ): Promise<JsonText<ListingPage>> {
    const { limit, source } = query;
    await this.sourceNames.assertKnown(...(source ?? []));
    const found = await this.identities.listings(query, limit + 1);
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? page.at(-1)!.id : null;
    const items = page.map(({ json }) => json);
    return pageText<ListingPage>(items, { request_id: request.id, limit, next_cursor });
  }
}
