import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Run } from '../../runs/run.entity.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { STATS_REPLY } from '../openapi/run-schemas.js';
import { runView } from '../runs/run-view.js';
import { type Aggregates, StatsRepository } from './stats.repository.js';

@ApiTags('runs')
@Controller('stats')
export class StatsController {
  constructor(
    private readonly stats: StatsRepository,
    private readonly runs: RunsRepository,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What was processed, how long it took, and how it ended, per source and in all' })
  @ApiOkResponse({
    description:
      'Sums over all runs that there were, those included that were folded or that retention dropped.',
    schema: STATS_REPLY,
  })
  @ApiProblem(429, 503)
  async all() {
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

function view(row: Aggregates, runs: Map<string, Run>) {
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
    last_failure: row.lastFailureId && {
      run_id: Number(row.lastFailureId),
      at: row.lastFailureAt!.toISOString(),
      code: row.lastFailureCode,
      message: row.lastFailureMessage,
    },
  };
}
