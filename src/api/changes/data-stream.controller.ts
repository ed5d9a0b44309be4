import { Readable } from 'node:stream';
import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Conversions } from '../conversion/conversions.js';
import { refuseContradictions } from '../data/contradictions.js';
import { DataQuery } from '../data/data-query.dto.js';
import { Item } from '../data/data.reply.js';
import { IntervalParameter } from '../data/interval-parameter.js';
import { impliedKind } from '../data/kinds.js';
import { SourceNames } from '../data/source-names.js';
import { ApiFieldsOf, ApiNumbersOf } from '../export/api-representation.js';
import { representationOf, DescribesReply } from '../export/representation.guard.js';
import { Costs, costOfStream } from '../fairness/costs.decorator.js';
import { OpenStreams } from '../fairness/open-streams.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ChangeStream } from './change-stream.js';
import { ChangeRetention } from './change-retention.js';
import { decodePosition, requestedPosition, type ChangePosition } from './change-position.js';
import { StreamQuery } from './stream-query.dto.js';
import { isMoment } from '../moment-fields.js';
import { STREAM_ID_EXAMPLE, STREAM_EXAMPLE } from './data-stream.example.js';

const unchanged = (item: string) => item;

@ApiTags('data')
@Controller('data/stream')
export class DataStreamController {
  constructor(
    private readonly stream: ChangeStream,
    private readonly streams: OpenStreams,
    private readonly keptSince: ChangeRetention,
    private readonly sourceNames: SourceNames,
    private readonly conversions: Conversions,
  ) {}

  @Get()
  @Costs(costOfStream)
  @ApiOperation({
    summary: 'Follow changes as they are committed',
    description:
      'Server-sent events: `item` for each stored or corrected version, `withdrawn` for each withdrawal. Their data and ' +
      'order are the same as in `/data?ingested_since=`. The stream starts at `Last-Event-ID`, otherwise at ' +
      '`ingested_since`, otherwise now. Comments keep the connection open; they also advance the id. Candles are only sent ' +
      'with `kind=candle`.',
  })
  @IntervalParameter
  @DescribesReply({ reply: Item, exports: 'stream' })
  @ApiFieldsOf(Item)
  @ApiNumbersOf(Item)
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description:
      'The last `id` received, which an EventSource sends automatically when it reconnects. No event is lost or sent twice.',
    schema: { type: 'string', maxLength: 4000, example: STREAM_ID_EXAMPLE },
  })
  @ApiOkResponse({
    description: 'The stream.',
    content: { 'text/event-stream': { schema: { type: 'string', example: STREAM_EXAMPLE } } },
  })
  @ApiProblem(400, 410, 429, 503)
  async streamData(
    @Query() given: StreamQuery,
    @Headers('last-event-id') lastSeen: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const query = Object.assign(new DataQuery(), given);
    query.kind = impliedKind(query);
    await this.sourceNames.assertKnown(...(query.source ?? []));
    refuseContradictions(query);
    await this.conversions.assertKnown(query);
    const place = await this.positionOf(query, lastSeen);
    if (request.method !== 'HEAD') await this.streams.add('events', request, reply);
    if (reply.raw.destroyed) return reply;
    const disconnected = new AbortController();
    reply.raw.once('close', () => disconnected.abort());
    const { asText = unchanged, fields } = representationOf(request);
    const render = (item: string) => asText(fields ? fields.selectInItemJson(item) : item);
    const events = this.stream.events(query, place, disconnected.signal, { render });
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(
        request.method === 'HEAD'
          ? ''
          : Readable.from(events, { objectMode: false, highWaterMark: 64 * 1024 }),
      );
  }

  /** @throws BadRequestException, ProblemException */
  private async positionOf(
    { ingested_since: since, kind }: DataQuery,
    lastSeen: string | undefined,
  ): Promise<ChangePosition> {
    const place = lastSeen
      ? decodePosition('Last-Event-ID', lastSeen)
      : since === undefined
        ? await this.stream.now()
        : requestedPosition('ingested_since', since);
    const isCursor = lastSeen || (since !== undefined && !isMoment(since));
    if (isCursor) await this.keptSince.assertNothingDropped(place, kind);
    return place;
  }
}
