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
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { Actor } from '../access/caller.js';
import { Needs } from '../access/needs.decorator.js';
import { DriftDecisions } from './drift-decisions.js';
import { DriftQuery } from './drift-query.dto.js';
import { DRIFT_ACCEPTED, DRIFT_EVENT, DRIFT_PAGE } from './drift-schemas.js';
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
  @ApiOperation({ summary: 'Changes in what sources send, newest first' })
  @ApiOkResponse({ description: 'A page of drift events.', schema: DRIFT_PAGE })
  @ApiProblem(400, 429, 503)
  async list(@Query() { limit, cursor, source, ...filter }: DriftQuery, @Req() request: FastifyRequest) {
    if (source !== undefined) await this.sourceNames.mustKnow(source);
    const sourceId = source === undefined ? undefined : await this.idOf(source);
    const found = await this.events.list({ ...filter, limit: limit + 1, before: cursor, sourceId });
    const data = found.slice(0, limit);
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One change' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The drift event.', schema: DRIFT_EVENT })
  @ApiProblem(404, 429, 503)
  async one(@Param('id') id: string) {
    return (isId(id) && (await this.events.find(id))) || notFound(id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Needs('admin')
  @ApiOperation({
    summary: 'Accept a change',
    description:
      'A renamed field is read under its old name from now on; a frozen schema takes the change over. Then the ' +
      'rejections about the field are replayed. Accepting again replays what is still rejected.',
  })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The event, and what the replay did.', schema: DRIFT_ACCEPTED })
  @ApiProblem(401, 403, 404, 429, 503)
  async accept(@Param('id') id: string, @Actor() actor: string) {
    const replay = isId(id) ? await this.decisions.accept(id, actor) : null;
    if (!replay) return notFound(id);
    const { matched, passed, failed } = replay;
    return { event: await this.events.find(id), replay: { matched, passed, failed } };
  }

  @Post(':id/dismiss')
  @HttpCode(200)
  @Needs('admin')
  @ApiOperation({ summary: 'Dismiss a change', description: 'It is of no concern, and is not told again.' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The drift event.', schema: DRIFT_EVENT })
  @ApiProblem(401, 403, 404, 409, 429, 503)
  async dismiss(@Param('id') id: string, @Actor() actor: string) {
    return isId(id) && (await this.decisions.dismiss(id, actor)) ? this.events.find(id) : notFound(id);
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
