import {
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { Actor } from '../access/caller.js';
import { Needs } from '../access/needs.decorator.js';
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
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List drift events',
    description: 'Changes in the shape of what sources send, newest first.',
  })
  @ApiReply(DriftPage, 'A page of drift events.')
  @ApiProblem(400, 429, 503)
  async listDriftEvents(
    @Query() { limit, cursor, source, ...filter }: DriftQuery,
    @Req() request: FastifyRequest,
  ): Promise<DriftPage> {
    if (source !== undefined) await this.sourceNames.mustKnow(source);
    const sourceId = source === undefined ? undefined : await this.idOf(source);
    const found = await this.events.list({ ...filter, limit: limit + 1, before: cursor, sourceId });
    const data = found.slice(0, limit);
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Get(':id')
  @ApiOperation({ summary: 'Get a drift event', description: 'With the evidence for it.' })
  @ApiParam(ID)
  @ApiReply(DriftEvent, 'The drift event.')
  @ApiProblem(404, 429, 503)
  async getDriftEvent(@Param('id') id: string): Promise<DriftEvent> {
    return (isId(id) && (await this.events.find(id))) || notFound(id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Needs('admin')
  @ApiOperation({
    summary: 'Accept a drift event',
    description:
      'From now on a renamed field is read under its old name, and a frozen schema includes the change. Then the ' +
      'rejections about the field are replayed. Accepting again replays what is still rejected.',
  })
  @ApiParam(ID)
  @ApiReply(AcceptedDrift, 'The event and the outcome of the replay.')
  @ApiProblem(401, 403, 404, 429, 503)
  async acceptDriftEvent(@Param('id') id: string, @Actor() actor: string): Promise<AcceptedDrift> {
    const replay = isId(id) ? await this.decisions.accept(id, actor) : null;
    if (!replay) return notFound(id);
    const { matched, passed, failed } = replay;
    return { event: (await this.events.find(id))!, replay: { matched, passed, failed } };
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Needs('admin')
  @ApiOperation({
    summary: 'Dismiss a drift event',
    description: 'It is of no concern and will not be reported again.',
  })
  @ApiParam(ID)
  @ApiReply(DriftEvent, 'The drift event.')
  @ApiProblem(401, 403, 404, 409, 429, 503)
  async dismissDriftEvent(@Param('id') id: string, @Actor() actor: string): Promise<DriftEvent> {
    if (!isId(id) || !(await this.decisions.dismiss(id, actor))) return notFound(id);
    return (await this.events.find(id))!;
  }

  /** 0 of a source that never ran. */
  private async idOf(source: string): Promise<number> {
    return [...(await this.sources.names())].find(([, name]) => name === source)?.[0] ?? 0;
  }
}

const isId = (id: string) => /^\d{1,18}$/.test(id);

function notFound(id: string): never {
  throw new NotFoundException(`There is no drift event ${JSON.stringify(id.slice(0, 40))}.`);
}
