import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { RUN_DETAIL, RUN_PAGE } from '../openapi/run-schemas.js';
import { knownRun } from './known-run.js';
import { runProgress, runView } from './run-view.js';
import { RunsQuery } from './runs-query.dto.js';

@ApiTags('runs')
@Controller('runs')
export class RunsController {
  constructor(
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
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
    const partitions = await this.partitions.of(run.id);
    const { before, after } = await this.partitions.cursors(run.id);
    const source = (await this.sources.names()).get(run.sourceId)!;
    return {
      ...runProgress(source, run, partitions),
      checkpoint_before: before,
      checkpoint_after: after,
    };
  }
}
