import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import { CONFIG, type Config } from '../../config/config.js';
import { scheduleOf } from '../../config/schedule.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { RunsRepository } from '../../runs/runs.repository.js';
import { SourcesRepository } from '../../runs/sources.repository.js';
import { ApiProblem } from '../openapi/api-problem.js';
import { SOURCES_REPLY } from '../openapi/run-schemas.js';
import { runView } from '../runs/run-view.js';

/** Without an id where it never ran. */
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
  ) {}

  @Get()
  @ApiOperation({ summary: 'The sources, their schedules and last runs' })
  @ApiOkResponse({
    description: 'The sources that the configuration names, and those that ran once.',
    schema: SOURCES_REPLY,
  })
  @ApiProblem(429, 503)
  async list() {
    const rows = await this.sourceRows.all();
    const known = new Map<string, Known>(rows.map((row) => [row.name, row]));
    for (const { name, kind } of this.sources) if (!known.has(name)) known.set(name, { name, kind });
    return { data: await Promise.all([...known.values()].map((source) => this.view(source))) };
  }

  private async view({ id, name, kind }: Known) {
    const enabled = this.sources.some((source) => source.name === name);
    const [checkpoints, [last]] = await (id === undefined
      ? [0, []]
      : Promise.all([this.checkpoints.count(id), this.runs.list({ sourceId: id, limit: 1 })]));
    return {
      name,
      kind,
      enabled,
      schedule: enabled ? scheduleOf(this.config, name) : null,
      checkpoints,
      last_run: last ? runView(name, last) : null,
    };
  }
}
