import { Controller, Get, Header, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { isStorable, LIMITS } from '../../domain/limits.js';
import { SourceNames } from '../data/source-names.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { IDENTITY, LISTINGS_PAGE } from '../openapi/identity-schemas.js';
import { IdentityRepository } from './identity.repository.js';
import { ListingsQuery } from './listings-query.dto.js';

const JSON_TYPE = 'application/json; charset=utf-8';

@ApiTags('assets')
@Controller()
export class IdentityController {
  constructor(
    private readonly identities: IdentityRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get('assets/:slug/identity')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Why an asset is what it is: every decision with its evidence',
    description:
      'Each piece of evidence is what it added to the logarithm of the odds that two listings are one coin.',
  })
  @ApiParam({
    name: 'slug',
    description:
      'A slug of an asset, or its `id`. A slug of before, and either of an asset that was merged, lead to the asset of now.',
    example: 'bitcoin',
  })
  @ApiOkResponse({ description: 'Its listings and what was decided of them.', schema: IDENTITY })
  @ApiProblem(404, 429, 503)
  async identity(@Param('slug') slug: string): Promise<string> {
    const json = slug.length <= LIMITS.label && isStorable(slug) ? await this.identities.of(slug) : null;
    if (json === null) throw new NotFoundException(`There is no asset ${JSON.stringify(slug.slice(0, 40))}.`);
    return json;
  }

  @Get('listings')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({ summary: 'Listings with the assets that they are, or may be' })
  @ApiOkResponse({ description: 'A page of listings, the oldest first.', schema: LISTINGS_PAGE })
  @ApiProblem(400, 429, 503)
  async listings(
    @Query() { limit, cursor, state, source }: ListingsQuery,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    if (source !== undefined) await this.sourceNames.mustKnow(source);
    const found = await this.identities.listings({ limit: limit + 1, after: cursor, state, source });
    const page = found.slice(0, limit);
    const next_cursor = found.length > limit ? page.at(-1)!.id : null;
    const metadata = JSON.stringify({ request_id: request.id, limit, next_cursor });
    return `{"data":[${page.map(({ json }) => json).join(',')}],"metadata":${metadata}}`;
  }
}
