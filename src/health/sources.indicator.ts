import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { type Source, SOURCES } from '../domain/source.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { SourcesRepository } from '../runs/sources.repository.js';

/** Shows each source's last run. It is never down: a service whose last run failed can still serve. */
@Injectable()
export class SourcesIndicator {
  constructor(
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly sourceRows: SourcesRepository,
    private readonly runs: RunsRepository,
    private readonly indicators: HealthIndicatorService,
  ) {}

  async check() {
    const names = await this.sourceRows.names();
    const ids = new Map([...names].map(([id, name]) => [name, id]));
    const last = this.sources.map(async ({ name }) => {
      const sourceId = ids.get(name);
      const [run] = sourceId === undefined ? [] : await this.runs.list({ sourceId, limit: 1 });
      return [
        name,
        run
          ? { run_id: Number(run.id), last_run: run.status, at: run.startedAt, error: run.errorMessage }
          : { last_run: null },
      ] as const;
    });
    return this.indicators.check('sources').up(Object.fromEntries(await Promise.all(last)));
  }
}
