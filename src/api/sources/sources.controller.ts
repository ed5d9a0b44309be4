import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import { CONFIG, type Config } from '../../config/config.js';
import { nextTick, scheduleOf } from '../../config/schedule.js';
import { now } from '../../domain/clock.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { BudgetUsage, type UpstreamUsage } from './budget-usage.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { ApiReply } from '../openapi/api-reply.js';
import { runView } from '../runs/run-view.js';
import { budgetView } from './budget-view.js';
import { SourceList, type SourceReply } from './sources.reply.js';

/** A source; it has no id if it has never run. */
type Known = Pick<Source, 'name' | 'kind'> & { id?: number };

@ApiTags('runs')
@Controller('sources')
export class SourcesController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly sourceRows: SourcesRepository,
    private readonly runs: RunsRepository,
    private readonly checkpoints: CheckpointsRepository,
    private readonly budgets: BudgetUsage,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'List sources',
    description: 'All sources that are configured or have ever run, with their schedules and last runs.',
  })
  @ApiReply(SourceList, 'All sources.')
  @ApiProblem(429, 503)
  async listSources(): Promise<SourceList> {
    const rows = await this.sourceRows.all();
    const known = new Map<string, Known>(rows.map((row) => [row.name, row]));
    for (const { name, kind } of this.sources) if (!known.has(name)) known.set(name, { name, kind });
    const budgets = await this.budgets.bySource();
    const views = [...known.values()].map((source) => this.view(source, budgets.get(source.name) ?? []));
    return { data: await Promise.all(views) };
  }

  private async view({ id, name, kind }: Known, budgets: readonly UpstreamUsage[]): Promise<SourceReply> {
    const enabled = this.sources.some((source) => source.name === name);
    const [checkpoints, [last]] = await (id === undefined
      ? [0, []]
      : Promise.all([this.checkpoints.count(id), this.runs.list({ sourceIds: [id], limit: 1 })]));
    return {
      name,
      kind,
      enabled,
      schedule: enabled ? scheduleOf(this.config, name) : null,
      next_run_at: (enabled && nextTick(this.config, name, now())?.toISOString()) || null,
      budgets: budgets.map(budgetView),
      checkpoints,
      last_run: last ? runView(name, last) : null,
    };
  }
}
