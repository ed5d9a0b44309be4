import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { RunOutcomesRepository } from '../../runs/run-outcomes.repository.js';
import { RunPartitionsRepository } from '../../runs/run-partitions.repository.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { ApiList } from '../export/api-representation.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { totalOf } from '../openapi/total.js';
import { knownRun } from './known-run.js';
import { runProgress, runView } from './run-view.js';
import { RunDetailReply, RunPage } from './run.reply.js';
import { RunsQuery } from './runs-query.dto.js';

@ApiTags('runs')
@Controller('runs')
export class RunsController {
  constructor(
    private readonly runs: RunsRepository,
    private readonly partitions: RunPartitionsRepository,
    private readonly outcomes: RunOutcomesRepository,
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List runs, newest first',
    description:
      'All runs. A scheduled run that found nothing new is folded into the next run; see `folded`.',
  })
  @ApiList(RunPage, 'A page of runs.')
  @ApiProblem(400, 406, 422, 429, 503)
  async listRuns(
    @Query() { limit, cursor, source, status, trigger, count }: RunsQuery,
    @Req() request: FastifyRequest,
  ): Promise<RunPage> {
    await this.sourceNames.assertKnown(...(source ?? []));
    const names = await this.sources.names();
    const sourceIds = (await this.sourceNames.idsOf(source)) ?? undefined;
    const filter = { sourceIds, statuses: status, triggers: trigger };
    const found = await this.runs.list({ ...filter, limit: limit + 1, before: cursor });
    const total = await totalOf(count, (most) => this.runs.countUpTo({ ...filter, limit: most }));
    const data = found.slice(0, limit).map((run) => runView(names.get(run.sourceId)!, run));
    const next_cursor = found.length > limit ? data.at(-1)!.id : null;
    return { data, metadata: { request_id: request.id, limit, next_cursor, ...total } };
  }

  @Get(':id')
  @ApiOperation({
    summary: 'Get a run',
    description: 'The run with the result of each partition, and the checkpoints that the run advanced.',
  })
  @ApiParam({ name: 'id', description: 'The id of a run.', schema: { type: 'integer', example: 1 } })
  @ApiReply(RunDetailReply, 'The run and its partitions.')
  @ApiProblem(404, 429, 503)
  async getRun(@Param('id') id: string): Promise<RunDetailReply> {
    const run = await knownRun(this.runs, id);
    // The run is read before its partitions: if it ends in between, the partitions are read in their final state.
    const partitions = await this.partitions.list(run.id);
    const { before, after } = await this.outcomes.cursors(run.id);
    const source = (await this.sources.names()).get(run.sourceId)!;
    return {
      ...runProgress(source, run, partitions),
      checkpoint_before: before,
      checkpoint_after: after,
    };
  }
}
