import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { CheckpointsRepository } from '../../checkpoints/checkpoints.repository.js';
import { CONFIG, type Config } from '../../config/config.js';
import { MIN_COPY_ROWS } from '../../database/copy-rows.js';
import { HAS_CITUS } from '../../database/distribute.js';
import { markHolder } from '../../database/holder.js';
import { linesOf } from './line-payloads.js';
import { LinesInFlight } from './lines-in-flight.js';
import { originOf, type PageTask, type PreparedPage } from './page-preparer.js';
import { RawCsvRepository } from './raw-csv.repository.js';

/**
 * Copies the lines of a page while the previous page is being stored, in the transaction that stores the rest of the page
 * later. The two pages have no lines in common, so neither waits for the other's locks.
 */
@Injectable()
export class LinesAhead {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly checkpoints: CheckpointsRepository,
    private readonly rawCsv: RawCsvRepository,
  ) {}

  /** Undefined if the lines must be stored with the rest of their page. */
  async copy({ task, accepted }: PreparedPage): Promise<LinesInFlight | undefined> {
    if (!task.page.file || accepted.length < MIN_COPY_ROWS || !this.hasSpareConnections()) return undefined;
    const lines = new LinesInFlight(this.dataSource.createQueryRunner());
    try {
      const tx = await lines.begin();
      await markHolder(tx, `checkpoint ${task.checkpoint.id}`);
      const fileId = await this.fileOfNewLines(tx, task);
      if (fileId !== undefined && (await this.rawCsv.copy(tx, originOf(task), fileId, accepted)))
        return lines;
    } catch {
      // The page is stored in the usual way, which handles or reports the fault.
    }
    await lines.discard();
    return undefined;
  }

  /**
   * The id of the page's file. Undefined if the file is not known yet or has been read before, if any line of the page is
   * stored, as when the last line was incomplete, or if the partition has been claimed by another worker. Also on a Citus
   * cluster, where a node can crash while the transaction waits: once, quotes were committed without their lines.
   */
  private async fileOfNewLines(
    tx: EntityManager,
    { run, page, checkpoint }: PageTask,
  ): Promise<number | undefined> {
    if (!(await this.checkpoints.isOwned(tx, checkpoint))) return undefined;
    const { path, generation } = page.file!;
    const [file, ...others] = await tx.query<{ id: number; generation: string }[]>(
      `select id, generation from csv_files where source_id = $1 and path = $2 and not ${HAS_CITUS}`,
      [run.sourceId, path],
    );
    if (file?.generation !== generation || others.length) return undefined;
    const [first, last] = linesOf(page);
    const [stored] = await tx.query<[{ any: boolean }]>(
      'select exists (select from raw_csv_data where file_id = $1 and line between $2 and $3) as any',
      [file.id, first, last],
    );
    return stored.any ? undefined : file.id;
  }

  /** A page that is being stored must not wait for a connection that waits for that page. */
  private hasSpareConnections(): boolean {
    const { totalCount, idleCount, waitingCount } = (this.dataSource.driver as PostgresDriver).master as Pool;
    return totalCount - idleCount + waitingCount < this.config.DATABASE_POOL_SIZE / 2;
  }
}
