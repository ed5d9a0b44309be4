import { Inject, Injectable } from '@nestjs/common';
import { HealthIndicatorService } from '@nestjs/terminus';
import { type Source, SOURCES } from '../domain/source.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { SourcesRepository } from '../runs/sources.repository.js';

/** Reports each source's last run. Failed runs do not make it down: the service still works. */
@Injectable()
export class SourcesIndicator {
  constructor(
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly sourceRows: SourcesRepository,
    private readonly runs: RunsRepository,
    private readonly indicators: HealthIndicatorService,
  ) {}

  async check() {
    const check = this.indicators.check('sources');
    try {
      return check.up(await this.lastRuns());
    } catch {
      // The database indicator reports the cause.
      return check.down({ message: 'the database does not respond' });
    }
  }

  private async lastRuns() {
    const rows = await this.sourceRows.all();
    const last = this.sources.map(async ({ name }) => {
      const sourceId = rows.find((row) => row.name === name)?.id;
      const [run] = sourceId === undefined ? [] : await this.runs.list({ sourceIds: [sourceId], limit: 1 });
      const shown = run
        ? {
            run_id: Number(run.id),
            last_run: run.status,
            at: run.startedAt ?? run.queuedAt,
            fetched: Number(run.fetched),
            rejected: Number(run.rejected),
            code: run.errorCode,
            error: run.errorMessage,
          }
        : { last_run: null };
      return [name, shown] as const;
    });
    return Object.fromEntries(await Promise.all(last));
  }
}
