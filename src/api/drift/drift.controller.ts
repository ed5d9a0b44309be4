import { Controller, Get, HttpCode, Param, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SourceNames } from '../data/source-names.js';
import { ApiList } from '../export/api-representation.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { parseRecordId, recordNotFound } from '../record-id.js';
import { Actor } from '../access/caller.js';
import { changedNothing } from '../../audit/audited-request.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { DriftDecisions } from './drift-decisions.js';
import { DriftQuery } from './drift-query.dto.js';
import { AcceptedDrift, DriftEvent, DriftPage } from './drift.reply.js';
import { DriftViewRepository } from './drift-view.repository.js';

const ID = {
  name: 'id',
  description: 'The id of a drift event.',
  schema: { type: 'integer', example: 1 },
} as const;

@ApiTags('drift')
@UseInterceptors(IdempotencyInterceptor)
@Controller('drift')
export class DriftController {
  constructor(
    private readonly events: DriftViewRepository,
    private readonly decisions: DriftDecisions,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List drift events',
    description: "Changes in the shape of sources' data, newest first.",
  })
  @ApiList(DriftPage, 'A page of drift events.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listDriftEvents(@Query() query: DriftQuery, @Req() request: FastifyRequest): Promise<DriftPage> {
    const { limit, source } = query;
    await this.sourceNames.assertKnown(...(source ?? []));
    const found = await this.events.list(query, limit + 1);
    const data = found.slice(0, limit);
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a drift event', description: 'The drift event with its evidence.' })
  @ApiParam(ID)
  @ApiReply(DriftEvent, 'The drift event.')
  @ApiProblem(404, 429, 503)
  getDriftEvent(@Param('id') id: string): Promise<DriftEvent> {
    return this.view(parseRecordId(id, 'drift event'));
  }

  @Post(':id/accept')
  @Audited('drift.accept', 'drift/:id')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Accept a drift event',
    description:
      'From now on, a renamed field is read under its new name, and a frozen schema includes the change. The rejections ' +
      'about the field are then replayed. Accepting the event again replays the rejections that remain.',
  })
  @ApiParam(ID)
  @ApiReply(AcceptedDrift, 'The event and the outcome of the replay.')
  @ApiProblem(400, 401, 403, 404, 429, 503)
  async acceptDriftEvent(@Param('id') given: string, @Actor() actor: string): Promise<AcceptedDrift> {
    const id = parseRecordId(given, 'drift event');
    const replay = await this.decisions.accept(id, actor);
    if (!replay) throw recordNotFound('drift event', id);
    const { matched, passed, failed } = replay;
    // The first acceptance of an event is recorded in its own transaction, regardless of what is replayed.
    if (!matched) changedNothing();
    return { event: await this.view(id), replay: { matched, passed, failed } };
  }

  @Post(':id/dismiss')
  @Audited('drift.dismiss', 'drift/:id')
  @HttpCode(200)
  @RequiresScope('admin')
  @ApiOperation({
    summary: 'Dismiss a drift event',
    description: 'Marks a change as irrelevant, so that it is not reported again.',
  })
  @ApiParam(ID)
  @ApiReply(DriftEvent, 'The drift event.')
  @ApiProblem(400, 401, 403, 404, 409, 429, 503)
  async dismissDriftEvent(@Param('id') given: string, @Actor() actor: string): Promise<DriftEvent> {
    const id = parseRecordId(given, 'drift event');
    if (!(await this.decisions.dismiss(id, actor))) throw recordNotFound('drift event', id);
    return this.view(id);
  }

  private async view(id: string): Promise<DriftEvent> {
    const event = await this.events.find(id);
    if (!event) throw recordNotFound('drift event', id);
    return event;
  }
}
