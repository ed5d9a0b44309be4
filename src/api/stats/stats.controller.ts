import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { runView } from '../runs/run-view.js';
import { Stats, type Totals } from './stats.reply.js';
import { type Aggregates, StatsRepository } from './stats.repository.js';

@ApiTags('runs')
@Controller('stats')
export class StatsController {
  constructor(
    private readonly stats: StatsRepository,
    private readonly runs: RunsRepository,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Get statistics',
    description:
      'Records processed, durations and outcomes of runs, per source and in total. The sums cover all runs ever made, ' +
      'including folded runs and runs that retention has dropped.',
  })
  @ApiReply(Stats, 'The statistics.')
  @ApiProblem(429, 503)
  async getStats(): Promise<Stats> {
    const [rows, stored] = await Promise.all([this.stats.aggregates(), this.stats.stored()]);
    const ids = rows.flatMap((row) => row.lastEndedId ?? []);
    const runs = new Map((await this.runs.findAll(ids)).map((run) => [run.id, run]));
    const sources = rows.flatMap((row) => {
      if (row.source === null) return [];
      const last = runs.get(row.lastEndedId ?? '');
      return [{ source: row.source, ...view(row, runs), last_run: last ? runView(row.source, last) : null }];
    });
    return {
      stored,
      sources,
      all: view(
        rows.find((row) => row.source === null)!,
        runs,
      ),
    };
  }
}

function view(row: Aggregates, runs: Map<string, Run>): Totals {
  const last = runs.get(row.lastEndedId ?? '');
  return {
    records: row.records,
    runs: row.runs,
    duration_seconds: {
      last: last ? (last.finishedAt!.getTime() - last.startedAt!.getTime()) / 1000 : null,
      mean: row.mean,
      max: row.max,
    },
    last_success: row.lastSuccess?.toISOString() ?? null,
    last_failure:
      row.lastFailureId === null
        ? null
        : {
            run_id: Number(row.lastFailureId),
            at: row.lastFailureAt!.toISOString(),
            code: row.lastFailureCode,
            message: row.lastFailureMessage,
          },
  };
}
