import {
  Body,
  ConflictException,
  Controller,
  Get,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RunService, SourceBusy } from '../../ingestion/run.service.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { RUN, RUN_PAGE } from '../openapi/run-schemas.js';
import { AdminKeyGuard } from './admin-key.guard.js';
import { runView } from './run-view.js';
import { RunsQuery } from './runs-query.dto.js';
import { StartRun } from './start-run.dto.js';

@ApiTags('runs')
@Controller('runs')
export class RunsController {
  constructor(
    private readonly runs: RunsRepository,
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
    private readonly runService: RunService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Runs, newest first' })
  @ApiOkResponse({ description: 'A page of runs.', schema: RUN_PAGE })
  @ApiProblem(400, 429, 503)
  async list(@Query() { limit, cursor, source, status, trigger }: RunsQuery, @Req() request: FastifyRequest) {
    if (source !== undefined) await this.sourceNames.mustKnow(source);
    const names = await this.sources.names();
    const sourceId = [...names].find(([, name]) => name === source)?.[0];
    const found = await this.runs.list({
      limit: limit + 1,
      before: cursor,
      sourceId: source === undefined ? undefined : (sourceId ?? 0),
      status,
      trigger,
    });
    const data = found.slice(0, limit).map((run) => runView(names.get(run.sourceId)!, run));
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor } };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One run' })
  @ApiParam({ name: 'id', description: 'The id of a run.', schema: { type: 'integer', example: 1 } })
  @ApiOkResponse({ description: 'The run.', schema: RUN })
  @ApiProblem(404, 429, 503)
  async one(@Param('id') id: string) {
    const run = /^\d{1,18}$/.test(id) ? await this.runs.find(id) : null;
    if (!run) throw new NotFoundException(`There is no run ${JSON.stringify(id.slice(0, 40))}.`);
    return runView((await this.sources.names()).get(run.sourceId)!, run);
  }

  @Post()
  @HttpCode(202)
  @UseGuards(AdminKeyGuard)
  @ApiOperation({ summary: 'Start a run' })
  @ApiSecurity('admin')
  @ApiResponse({ status: 202, description: 'The run, queued. Its address is in Location.', schema: RUN })
  @ApiProblem(400, 401, 403, 409, 413, 415, 429, 503)
  async start(@Body() { source }: StartRun, @Res({ passthrough: true }) reply: FastifyReply) {
    this.sourceNames.mustBeConfigured(source);
    try {
      const run = await this.runService.request({ source, trigger: 'api' });
      void reply.header('location', `/runs/${run.id}`);
      return runView(source, run);
    } catch (error) {
      if (error instanceof SourceBusy) throw new ConflictException(`${error.message}.`);
      throw error;
    }
  }
}
