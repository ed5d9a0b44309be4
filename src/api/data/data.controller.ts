import type { Readable } from 'node:stream';
import { Controller, Get, Header, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiExports } from '../export/api-exports.js';
import { ExportService } from '../export/export.service.js';
import { Exports } from '../export/exports.js';
import { representationOf } from '../export/representation.guard.js';
import { JSON_TYPE, type JsonText, pageText } from '../json-text.js';
import { ReplyCache } from '../answers/reply-cache.js';
import { roundedMs } from '../answers/reply-text.js';
import { ApiETag } from '../openapi/api-etag.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { Conversions } from '../conversion/conversions.js';
import { ChangeFeed } from '../changes/change-feed.js';
import { Costs } from '../fairness/costs.decorator.js';
import { refuseContradictions, refuseInChanges, refuseLargePage } from './contradictions.js';
import { requestedAsOf, decodeCursor } from './cursor.js';
import { DataPages } from './data-pages.js';
import { costOfData } from './data-cost.js';
import { IntervalParameter } from './interval-parameter.js';
import { impliedKind } from './kinds.js';
import { DataQuery, ItemQuery } from './data-query.dto.js';
import { type DataPage, Item } from './data.reply.js';
import { DataRepository } from './data.repository.js';
import { varyBy } from '../vary.js';
import { answersWith304, isContentUnchanged } from './etag.js';
import { AsOfHorizon } from './as-of-horizon.js';
import { laterSince } from './since.js';
import { Lineage } from './lineage.reply.js';
import { LineageRepository } from './lineage.repository.js';
import { type ItemRef, parseId } from './public-id.js';
import { SourceNames } from './source-names.js';

const ITEM_ID = ApiParam({
  name: 'id',
  description: 'The id of an item in `/data`.',
  example: 'a000000000000000000000001',
});

/** Swagger UI fills its form with the first example, and a cursor would contradict the examples of the filters. */
const CURSOR = ApiQuery({
  name: 'cursor',
  required: false,
  examples: {
    'before the year 2100, with no filters and the default sort': {
      value:
        'WyIwbkZiSENRbWFjd0YiLFsiMjEwMC0wMS0wMVQwMDowMDowMC4wMDAwMDBaIiwicXVvdGUiLCIxIiwiMjEwMC0wMS0wMVQwMDowMDowMC4wMDAwMDBaIl1d',
    },
  },
});

const INGESTED_SINCE = ApiQuery({
  name: 'ingested_since',
  required: false,
  examples: { 'changes of this year': { value: '2026-01-01' } },
});

@ApiTags('data')
@Controller('data')
export class DataController {
  constructor(
    private readonly data: DataRepository,
    private readonly pages: DataPages,
    private readonly horizon: AsOfHorizon,
    private readonly lineage: LineageRepository,
    private readonly sourceNames: SourceNames,
    private readonly exports: Exports,
    private readonly exportService: ExportService,
    private readonly conversions: Conversions,
    private readonly changes: ChangeFeed,
    private readonly replies: ReplyCache,
  ) {}

  @Get()
  @Costs(costOfData)
  @ApiOperation({
    summary: 'List quotes, candles and articles',
    description:
      'Items from all sources in the same form, ordered by the sort key, then by id. Candles are only returned for `kind=candle` or `interval`. To ' +
      'export all matching items, set `format` or `Accept`.',
  })
  @CURSOR
  @IntervalParameter
  @INGESTED_SINCE
  @ApiETag()
  @ApiExports
  @ApiProblem(400, 406, 410, 422, 429, 503)
  async listData(
    @Query() given: DataQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText<DataPage> | Readable | undefined> {
    const start = performance.now();
    varyBy(reply, 'accept');
    const { format, ...options } = representationOf(request);
    const requested: DataQuery = { ...given, kind: impliedKind(given) };
    await this.sourceNames.assertKnown(...(requested.source ?? []));
    refuseContradictions(requested);
    await this.conversions.assertKnown(requested);
    if (format === 'page') refuseLargePage(requested);
    if (requested.ingested_since !== undefined) {
      refuseInChanges(request.query);
      return this.changes.reply(requested, { request, reply });
    }
    const after = decodeCursor(requested);
    const as_of = await this.horizon.resolveAsOf(requestedAsOf(requested));
    const query = { ...requested, as_of, since: laterSince(requested, as_of) };
    if (format !== 'page' && as_of !== undefined) void reply.header('x-as-of', as_of);
    if (format !== 'page') {
      const limit = (request.query as { limit?: string }).limit === undefined ? null : query.limit;
      const write = (end: AbortController) =>
        this.exportService.stream(query, { limit, after, format, options, end });
      return this.exports.body(write, format, { request, reply });
    }
    const page = await this.pages.get(requested, query, after);
    this.replies.markCacheable(request, page);
    if (answersWith304(page.tag, request, reply)) return undefined;
    void reply.type(JSON_TYPE);
    return pageText<DataPage>(page.json, {
      request_id: request.id,
      api_latency_ms: roundedMs(performance.now() - start),
      limit: query.limit,
      offset: after ? null : (query.offset ?? 0),
      total: page.total,
      total_is_estimate: page.total_is_estimate,
      next_cursor: page.next_cursor,
      as_of: as_of ?? null,
      ingested_cursor: null,
    });
  }

  @Get(':id')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Get a quote, candle or article',
    description: 'One item, by its `id` in `/data`.',
  })
  @ITEM_ID
  @ApiETag()
  @ApiReply(Item, 'The item.')
  @ApiProblem(400, 404, 429, 503)
  async getDataItem(
    @Param('id') id: string,
    @Query() query: ItemQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonText<Item> | undefined> {
    await this.conversions.assertKnown(query);
    const item = found<Item>(id, await this.data.one(refOf(id), query.convert));
    return isContentUnchanged(item, request, reply) ? undefined : item;
  }

  @Get(':id/lineage')
  @Header('content-type', JSON_TYPE)
  @ApiOperation({
    summary: 'Get the lineage of an item',
    description: 'Where an item came from: its original payload, and the run that stored it.',
  })
  @ITEM_ID
  @ApiReply(Lineage, 'Payload, source and run.')
  @ApiProblem(404, 429, 503)
  async getLineage(@Param('id') id: string): Promise<JsonText<Lineage>> {
    return found(id, await this.lineage.find(refOf(id)));
  }
}

function refOf(id: string): ItemRef {
  const ref = parseId(id);
  if (!ref) throw notFound(id);
  return ref;
}

function found<T>(id: string, json: JsonText<T> | null): JsonText<T> {
  if (json === null) throw notFound(id);
  return json;
}

function notFound(id: string): NotFoundException {
  return new NotFoundException(`There is no item ${JSON.stringify(id.slice(0, 40))}.`);
}
