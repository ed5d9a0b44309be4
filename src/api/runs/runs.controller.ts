import {
  Body,
  ConflictException,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBody,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RunService, SourceBusy } from '../../ingestion/run.service.js';
import { RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import type { Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { RUN, RUN_DETAIL, RUN_PAGE } from '../openapi/run-schemas.js';
import { AdminKeyGuard } from './admin-key.guard.js';
import { Backfills } from './backfills.js';
import { knownRun } from './known-run.js';
import { runDetail, runView } from './run-view.js';
import { RunsQuery } from './runs-query.dto.js';
import { StartRun } from './start-run.dto.js';

@ApiTags('runs')
@Controller('runs')
export class RunsController {
  constructor(
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
    private readonly runService: RunService,
    private readonly backfills: Backfills,
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
  @ApiOkResponse({ description: 'The run, and what it did with each partition.', schema: RUN_DETAIL })
  @ApiProblem(404, 429, 503)
  async one(@Param('id') id: string) {
    const run = await knownRun(this.runs, id);
    // Of a run that ends in between, the partitions are seen as they ended.
    return runDetail(await this.nameOf(run), run, await this.partitions.of(run.id));
  }

  @Post()
  @HttpCode(202)
  @UseGuards(AdminKeyGuard)
  @ApiOperation({
    summary: 'Start a run',
    description:
      'Live, from the checkpoints on; or a `backfill`, which reads from the start, keeps what was observed in the span and ' +
      'leaves the checkpoints where they are.',
  })
  @ApiSecurity('admin')
  @IdempotencyKey()
  @ApiBody({
    type: StartRun,
    examples: {
      live: { value: { source: 'csv' } },
      'a span again': {
        value: { source: 'csv', mode: 'backfill', since: '2025-01-01', until: '2025-02-01' },
      },
      'a file again': { value: { source: 'csv', mode: 'backfill', partition: 'prices.csv' } },
    },
  })
  @ApiResponse({ status: 202, description: 'The run, queued. Its address is in Location.', schema: RUN })
  @ApiProblem(400, 401, 403, 409, 413, 415, 422, 429, 503)
  async start(@Body() body: StartRun, @Res({ passthrough: true }) reply: FastifyReply) {
    const { source, mode } = body;
    this.sourceNames.mustBeConfigured(source);
    const options = await this.backfills.optionsOf(body);
    try {
      const run = await this.runService.request({ source, trigger: 'api', mode, options });
      void reply.header('location', `/runs/${run.id}`);
      return runView(source, run);
    } catch (error) {
      if (error instanceof SourceBusy) throw new ConflictException(`${error.message}.`);
      throw error;
    }
  }

  @Post(':id/cancel')
  @HttpCode(202)
  @UseGuards(AdminKeyGuard)
  @ApiOperation({
    summary: 'Cancel a run',
    description: 'It stops at its next page; what is stored stays, and the next run goes on from there.',
  })
  @ApiSecurity('admin')
  @IdempotencyKey()
  @ApiParam({ name: 'id', description: 'The id of a run.', schema: { type: 'integer', example: 1 } })
  @ApiResponse({ status: 202, description: 'The run, about to stop.', schema: RUN })
  @ApiProblem(400, 401, 403, 404, 409, 422, 429, 503)
  async cancel(@Param('id') id: string) {
    await knownRun(this.runs, id);
    const run = await this.runService.cancel(id);
    if (!run) throw new ConflictException(`Run ${id} has ended already.`);
    return runView(await this.nameOf(run), run);
  }

  private async nameOf({ sourceId }: Run): Promise<string> {
    return (await this.sources.names()).get(sourceId)!;
  }
}
