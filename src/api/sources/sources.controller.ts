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
  @ApiOkResponse({ description: 'All sources that the configuration names.', schema: SOURCES_REPLY })
  @ApiProblem(429, 503)
  async list() {
    const data = this.sources.map(async (source) => {
      const { id } = await this.sourceRows.register(source);
      const [checkpoints, [last]] = await Promise.all([
        this.checkpoints.count(id),
        this.runs.list({ sourceId: id, limit: 1 }),
      ]);
      const { name, kind } = source;
      return {
        name,
        kind,
        schedule: scheduleOf(this.config, name),
        checkpoints,
        last_run: last ? runView(name, last) : null,
      };
    });
    return { data: await Promise.all(data) };
  }
}
