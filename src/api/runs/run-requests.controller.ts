import { Body, ConflictException, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RunService, SourceBusy } from '../../ingestion/lifecycle/run.service.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { RUN } from '../openapi/run-schemas.js';
import { Needs } from '../access/needs.decorator.js';
import { Backfills } from './backfills.js';
import { knownRun } from './known-run.js';
import { runView } from './run-view.js';
import { StartRun } from './start-run.dto.js';

@ApiTags('runs')
@Controller('runs')
export class RunRequestsController {
  constructor(
    private readonly runs: RunsRepository,
    private readonly sources: SourcesRepository,
    private readonly sourceNames: SourceNames,
    private readonly runService: RunService,
    private readonly backfills: Backfills,
  ) {}

  @Post()
  @HttpCode(202)
  @Needs('run')
  @ApiOperation({
    summary: 'Start a run',
    description:
      'Live, from the checkpoints on; or a `backfill`, which reads from the start, keeps what was observed in the span and ' +
      'leaves the checkpoints where they are.',
  })
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
  @Needs('run')
  @ApiOperation({
    summary: 'Cancel a run',
    description: 'It stops at its next page; what is stored stays, and the next run goes on from there.',
  })
  @IdempotencyKey()
  @ApiParam({ name: 'id', description: 'The id of a run.', schema: { type: 'integer', example: 1 } })
  @ApiResponse({ status: 202, description: 'The run, about to stop.', schema: RUN })
  @ApiProblem(400, 401, 403, 404, 409, 422, 429, 503)
  async cancel(@Param('id') id: string) {
    await knownRun(this.runs, id);
    const run = await this.runService.cancel(id);
    if (!run) throw new ConflictException(`Run ${id} has ended already.`);
    return runView((await this.sources.names()).get(run.sourceId)!, run);
  }
}
