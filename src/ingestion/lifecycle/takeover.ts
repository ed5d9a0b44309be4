import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../config/config.js';
import { HOLDER_PREFIX, terminateSql } from '../../database/holder.js';
import { preparedStatement } from '../../domain/prepared.js';
import { QUEUE_SCHEMA } from '../../database/install-queue.js';
import type { ClaimedJob } from './claimed-job.js';

const EVERY_MS = 5000;

/** Terminates the backend that stores a page of a checkpoint, provided that its partition still waits for the given job. */
const END_HOLDERS =
  preparedStatement(`with checkpoint as (select c.id from run_partitions p join runs r on r.id = p.run_id
  join checkpoints c on c.source_id = r.source_id
    and c.partition = case r.mode when 'backfill' then 'backfill:' || r.id || ':' else '' end || p.partition
  where p.run_id = $1 and p.partition = $2 and p.job_id = $3 and p.finished_at is null and r.mode <> 'replay')
  ${terminateSql(`any (select '${HOLDER_PREFIX}checkpoint ' || id from checkpoint)`)}`);

/**
 * Backends that are storing a page for a worker without a heartbeat, whose locks may block other workers. A cancelled
 * run's current page is still stored.
 */
const ABANDONED = `select a.pid from pg_stat_activity a
  join checkpoints c on c.id = substring(a.application_name from '^${HOLDER_PREFIX}checkpoint (\\d+)$')::int
  join sources s on s.id = c.source_id
  left join run_partitions p on p.run_id = c.run_id and p.finished_at is null
    and c.partition in (p.partition, 'backfill:' || p.run_id || ':' || p.partition)
  left join ${QUEUE_SCHEMA}.job j on j.name = 'source.' || s.name and j.id = p.job_id
    and (j.state = 'cancelled'
      or j.state = 'active' and j.heartbeat_on > clock_timestamp() - make_interval(secs => j.heartbeat_seconds))
  where a.datname = current_database() and a.usename = current_user
    and a.xact_start < clock_timestamp() - interval '5 seconds' and j.id is null`;

/** Terminates the backends of paused or disconnected workers, so that other workers need not wait for their locks. */
@Injectable()
export class Takeover {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(Takeover.name);
  }

  /** Called before a partition is claimed for the job: a backend that is storing one of its pages belongs to an earlier claim. */
  async takeOver(tx: EntityManager, { id, runId, partition }: ClaimedJob): Promise<void> {
    const ended = await tx.query<unknown[]>(END_HOLDERS, [runId, partition, id]);
    if (ended.length)
      this.logger.warn({ run_id: runId, partition }, 'terminated the connection of the previous worker');
  }

  @Interval(EVERY_MS)
  async endAbandoned(): Promise<void> {
    if (this.config.ROLE === 'api') return;
    try {
      const ended = await this.dataSource.query<unknown[]>(
        `select pg_terminate_backend(pid, 5000) from (${ABANDONED}) as abandoned`,
      );
      if (ended.length)
        this.logger.warn({ count: ended.length }, 'terminated connections of workers without a heartbeat');
    } catch (error) {
      this.logger.warn(
        { error: (error as Error).message },
        'could not check for workers without a heartbeat',
      );
    }
  }
}
