import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { nextTick } from '../config/schedule.js';
import { type Source, SOURCES } from '../domain/source.js';
import { MetricsService } from './metrics.service.js';
import { QUEUES, SOURCE_AGES, UPSTREAMS } from './source-gauges-sql.js';

type Row = Record<string, string | number | null>;

/** However many scrape, the database is read once in so long. */
const FRESH_MS = 1000;

/**
 * What only the database knows, the same from every process. While it does not answer, these are absent and
 * `kasparro_database_up` is 0: all other metrics are still told.
 */
@Injectable()
export class DatabaseGauges {
  private readonly registry: Registry;
  private reading?: Promise<void>;
  private readAt = 0;
  private readonly read: () => Promise<void>;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
    private readonly dataSource: DataSource,
    metrics: MetricsService,
  ) {
    this.registry = metrics.registry;
    const bySource = {
      checkpoint: this.gauge(
        'kasparro_checkpoint_age_seconds',
        'Since the oldest checkpoint of the source was last confirmed.',
        'source',
      ),
      data: this.gauge(
        'kasparro_data_age_seconds',
        'Age of the newest quote or article of the source, by its own time.',
        'source',
      ),
      success: this.gauge(
        'kasparro_last_success_age_seconds',
        'Since the last run of the source that succeeded.',
        'source',
      ),
    };
    const byQueue = {
      waiting: this.gauge('kasparro_queue_waiting_jobs', 'Jobs that no worker has taken.', 'queue'),
      active: this.gauge('kasparro_queue_active_jobs', 'Jobs that a worker has in hand.', 'queue'),
      age: this.gauge(
        'kasparro_queue_age_seconds',
        'How long the oldest job that may start has waited.',
        'queue',
      ),
    };
    const byUpstream = {
      blocked: this.gauge(
        'kasparro_upstream_blocked_seconds',
        'How long an upstream is still to be left alone, because it asked to.',
        'upstream',
      ),
      calls: this.gauge('kasparro_upstream_month_calls', 'Calls of an upstream in this month.', 'upstream'),
    };
    const sets = [
      { sql: SOURCE_AGES, label: 'source', gauges: bySource },
      { sql: QUEUES, label: 'queue', gauges: byQueue },
      { sql: UPSTREAMS, label: 'upstream', gauges: byUpstream },
    ];
    const up = this.gauge('kasparro_database_up', 'Whether the database answered.');
    this.read = async () => {
      const answers = await Promise.all(sets.map(({ sql }) => this.dataSource.query<Row[]>(sql))).catch(
        () => null,
      );
      for (const [index, { label, gauges }] of sets.entries())
        for (const [column, gauge] of Object.entries(gauges))
          fill(gauge, label, column, answers?.[index] ?? []);
      up.set(answers ? 1 : 0);
      this.readAt = Date.now();
    };
    this.schedules();
  }

  /** One reading fills all of them: each waits for it, or its scrape would tell of the one before. */
  private gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    const collect = () => this.once();
    return new Gauge({ name, help, labelNames, registers: [this.registry], collect });
  }

  /** Reads, unless a reading is under way or fresh. */
  private once(): Promise<void> {
    if (!this.reading && Date.now() - this.readAt < FRESH_MS) return Promise.resolve();
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  /** Absent for a source whose schedule is off: nothing is late there. */
  private schedules(): void {
    const { config, sources } = this;
    new Gauge({
      name: 'kasparro_schedule_interval_seconds',
      help: 'Seconds between the next two ticks of the schedule of the source.',
      labelNames: ['source'],
      registers: [this.registry],
      collect() {
        for (const { name: source } of sources) {
          const next = nextTick(config, source, new Date());
          const second = next && nextTick(config, source, next);
          if (second) this.set({ source }, (second.getTime() - next.getTime()) / 1000);
        }
      },
    });
  }
}

function fill(gauge: Gauge, label: string, column: string, rows: readonly Row[]): void {
  gauge.reset();
  for (const row of rows) if (row[column] !== null) gauge.set({ [label]: row[label]! }, Number(row[column]));
}
