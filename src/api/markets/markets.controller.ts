import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Conversions } from '../conversion/conversions.js';
import { requestedAsOf, encodeCursor, openCursor } from '../data/cursor.js';
import { isContentUnchanged } from '../data/etag.js';
import { AsOfHorizon } from '../data/as-of-horizon.js';
import { SourceNames } from '../data/source-names.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ApiList } from '../export/api-representation.js';
import { ApiETag } from '../openapi/api-etag.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { Costs } from '../fairness/costs.decorator.js';
import { badRequest } from '../field-faults.js';
import { costOfMarkets } from '../assets/asset-costs.js';
import { positionShape } from './market-order.js';
import { MarketsQuery } from './markets-query.dto.js';
import { MarketPage } from './markets.reply.js';
import { MarketsRepository } from './markets.repository.js';

/** Swagger UI fills its form with the first example, and a cursor would contradict the examples of the filters. */
const CURSOR = ApiQuery({
  name: 'cursor',
  required: false,
  examples: {
    'below a cap of 10^18, with no filters and the default sort': {
      value: 'WyJEYTlabWZKdGg2ZlkiLFsiOTk5OTk5OTk5OTk5OTk5OTk5IiwxXV0',
    },
  },
});

@ApiTags('assets')
@Controller('markets')
export class MarketsController {
  constructor(
    private readonly markets: MarketsRepository,
    private readonly horizon: AsOfHorizon,
    private readonly sourceNames: SourceNames,
    private readonly conversions: Conversions,
  ) {}

  @Get()
  @Costs(costOfMarkets)
  @ApiOperation({
    summary: 'List markets',
    description:
      'One row per coin with its consensus price, market cap, volume and changes, by default sorted by market cap. Only ' +
      'prices that count towards the consensus are used; coins without such a price come last.',
  })
  @CURSOR
  @ApiList(MarketPage, 'A page of markets.')
  @ApiProblem(400, 406, 422, 429, 503)
  @Header('content-type', JSON_TYPE)
  @ApiETag()
  async listMarkets(
    @Query() received: MarketsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText<MarketPage> | undefined> {
    if (received.cursor !== undefined && received.offset !== undefined)
      throw badRequest('offset', 'cannot be combined with cursor');
    if (received.sort === 'relevance' && received.q === undefined)
      throw badRequest('sort', 'relevance requires q, the text to search for');
    received.sort ??= received.q === undefined ? 'market_cap' : 'relevance';
    await this.sourceNames.assertKnown(...(received.source ?? []));
    await this.conversions.assertKnown(received);
    const after = openCursor(received, positionShape(received.sort));
    const as_of = await this.horizon.resolveAsOf(requestedAsOf(received));
    const query = { ...received, as_of };
    const { json, last, total } = await this.markets.page(query, after);
    const next_cursor = last && encodeCursor(received, last, as_of);
    if (isContentUnchanged(`${json}${total} ${next_cursor}`, request, reply)) return undefined;
    const { limit, offset = 0 } = query;
    return pageText<MarketPage>(json, {
      request_id: request.id,
      limit,
      offset: after ? null : offset,
      total,
      next_cursor,
      as_of: as_of ?? null,
    });
  }
}
