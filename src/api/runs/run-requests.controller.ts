import { Body, Controller, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { changedNothing } from '../../audit/audited-request.js';
import { RunService, SourceBusy } from '../../ingestion/lifecycle/run.service.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { SourceNames } from '../data/source-names.js';
import { IdempotencyKey } from '../idempotency/idempotency-key.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { Audited } from '../audit/audited.decorator.js';
import { RequiresScope } from '../access/requires-scope.decorator.js';
import { Backfills } from './backfills.js';
import { knownRun } from './known-run.js';
import { ProblemException } from '../problem.exception.js';
import { runView } from './run-view.js';
import { BackfillPlan } from './backfill-plan.reply.js';
import { RunReply } from './run.reply.js';
import { sourceBusy } from './source-busy.js';
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
  @Audited('run.start', 'runs')
  @HttpCode(202)
  @RequiresScope('run')
  @ApiOperation({
    summary: 'Start a run',
    description:
      'A live run continues from the checkpoints. A `backfill` reads from the start, stores data observed between `since` ' +
      'and `until`, and does not change the checkpoints. From an API, it reads the history of `assets` or, with `fill`, ' +
      'only the gaps that `GET /gaps` finds; `dry_run` estimates the number of calls.',
  })
  @IdempotencyKey()
  @ApiBody({
    type: StartRun,
    examples: {
      live: { value: { source: 'csv' } },
      'a span of history': {
        value: { source: 'csv', mode: 'backfill', since: '2025-01-01', until: '2025-02-01' },
      },
      'history of coins': {
        value: {
          source: 'coingecko',
          mode: 'backfill',
          since: '2026-01-01',
          assets: ['bitcoin'],
          dry_run: true,
        },
      },
      'what is missing': {
        value: { source: 'coingecko', mode: 'backfill', fill: true, interval: '1h', assets: ['bitcoin'] },
      },
      'one file': { value: { source: 'csv', mode: 'backfill', partition: 'daily.csv' } },
    },
  })
  @ApiReply(RunReply, 'The queued run. Its URL is in the Location header.', 202)
  @ApiReply(BackfillPlan, 'With `dry_run`: the calls that the backfill would make.', 200)
  @ApiProblem(400, 401, 403, 409, 413, 415, 422, 429, 503)
  async startRun(
    @Body() body: StartRun,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunReply | BackfillPlan> {
    const { source, mode } = body;
    const trigger = userAgent?.startsWith('kasparro-cli/') ? 'cli' : 'api';
    this.sourceNames.assertConfigured(source);
    const options = await this.backfills.optionsOf(body);
    if (body.dry_run) {
      changedNothing();
      void reply.status(200);
      return this.backfills.estimate(body, options);
    }
    try {
      const run = await this.runService.request({ source, trigger, mode, options });
      void reply.header('location', `/runs/${run.id}`);
      return runView(source, run);
    } catch (error) {
      if (error instanceof SourceBusy) throw sourceBusy(error);
      throw error;
    }
  }

  @Post(':id/cancel')
  @Audited('run.cancel', 'runs/:id')
  @HttpCode(202)
  @RequiresScope('run')
  @ApiOperation({
    summary: 'Cancel a run',
    description: 'The run stops at its next page. Stored data stays, and the next run continues after it.',
  })
  @IdempotencyKey()
  @ApiParam({ name: 'id', description: 'The id of a run.', schema: { type: 'integer', example: 1 } })
  @ApiReply(RunReply, 'The run, which is about to stop.', 202)
  @ApiProblem(400, 401, 403, 404, 409, 422, 429, 503)
  async cancelRun(@Param('id') id: string): Promise<RunReply> {
    await knownRun(this.runs, id);
    const run = await this.runService.cancel(id);
    if (!run) throw new ProblemException('run_ended', `Run ${id} has already ended.`, { run_id: Number(id) });
    return runView((await this.sources.names()).get(run.sourceId)!, run);
  }
}
