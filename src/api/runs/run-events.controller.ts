import { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RunProgress } from '../../runs/run-progress.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { Costs, costOfStream } from '../fairness/costs.decorator.js';
import { OpenStreams } from '../fairness/open-streams.js';
import { badRequest } from '../field-faults.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { knownRun } from './known-run.js';
import { eventStream, END_ID, LAST_ID } from './run-event-stream.js';

const EXAMPLE = `retry: 2000

event: progress
id: 1
data: {"id":1,"source":"csv","status":"running","pages":3,"partitions":[]}

event: end
id: end
data: {"id":1,"source":"csv","status":"succeeded","pages":4,"partitions":[]}
`;

@ApiTags('runs')
@Controller('runs')
export class RunEventsController {
  constructor(
    private readonly streams: OpenStreams,
    private readonly runs: RunsRepository,
    private readonly sources: SourcesRepository,
    private readonly progress: RunProgress,
  ) {}

  @Get(':id/events')
  @Costs(costOfStream)
  @ApiOperation({
    summary: 'Follow a run',
    description:
      'Server-sent events: `progress` whenever the run changes, then one `end`, which closes the stream. Their data is the ' +
      'run with its partitions, as in `/runs/{id}` but without the checkpoints: the first event has all partitions, later events only those that changed. For a run that has already ended, only `end` is sent.',
  })
  @ApiParam({ name: 'id', description: 'The id of a run.', schema: { type: 'integer', example: 1 } })
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description:
      'The last `id` received, which an EventSource sends automatically when it reconnects. Ids continue from this one, and ' +
      'the first event has all partitions again, so no change is missed. After `end`, the reply is 204.',
    schema: { type: 'string', pattern: LAST_ID.source, example: '3' },
  })
  @ApiOkResponse({
    description: 'The stream.',
    content: { 'text/event-stream': { schema: { type: 'string', example: EXAMPLE } } },
  })
  @ApiNoContentResponse({
    description:
      'Last-Event-ID shows that the client has already received `end`. The status 204 stops an EventSource from reconnecting.',
  })
  @ApiProblem(400, 404, 429, 503)
  async streamRunEvents(
    @Param('id') id: string,
    @Headers('last-event-id') lastSeen: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const run = await knownRun(this.runs, id);
    if (lastSeen && !LAST_ID.test(lastSeen))
      throw badRequest('Last-Event-ID', 'expected the id of an event of this stream: a number, or end');
    if (lastSeen === END_ID && run.finishedAt) return reply.status(204).send();
    const source = (await this.sources.names()).get(run.sourceId)!;
    await this.streams.add('events', request, reply);
    const disconnected = new AbortController();
    if (reply.raw.destroyed) return reply;
    reply.raw.once('close', () => disconnected.abort());
    const events = eventStream(source, this.progress.watch(id, disconnected.signal), {
      lastId: Number(lastSeen) || 0,
    });
    return reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(events, { objectMode: false, highWaterMark: 64 * 1024 }));
  }
}
