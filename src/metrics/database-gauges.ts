import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { uptime } from '../domain/clock.js';
import { BackgroundTasks } from '../background/background-tasks.js';
import { CONFIG, type Config } from '../config/config.js';
import { type Source, SOURCES } from '../domain/source.js';
import { QUEUE_GAUGES, SOURCE_GAUGES, TASK_GAUGES, UPSTREAM_GAUGES, type GaugeSet } from './gauge-sets.js';
import { MetricsService } from './metrics.service.js';
import { scheduleGauge } from './schedule-gauge.js';
import { QUEUES, SOURCE_AGES, UPSTREAMS } from './source-gauges-sql.js';

type Row = Record<string, string | number | null>;

/** Minimum number of milliseconds between queries, however many scrapers there are. */
const FRESH_MS = 1000;

/**
 * Gauges read from the database, which are the same in every process. While the database is down, they are absent and
 * `kasparro_database_up` is 0; all other metrics remain available. So they do if one of the queries fails.
 */
@Injectable()
export class DatabaseGauges {
  private readonly registry: Registry;
  private reading?: Promise<void>;
  private readAt = 0;
  private readonly read: () => Promise<void>;

  constructor(
    @Inject(CONFIG) config: Config,
    @Inject(SOURCES) sources: readonly Source[],
    private readonly dataSource: DataSource,
    private readonly tasks: BackgroundTasks,
    metrics: MetricsService,
  ) {
    this.registry = metrics.registry;
    const sets = [
      { read: this.query(SOURCE_AGES), label: 'source', gauges: this.gauges('source', SOURCE_GAUGES) },
      { read: this.query(QUEUES), label: 'queue', gauges: this.gauges('queue', QUEUE_GAUGES) },
      { read: this.query(UPSTREAMS), label: 'upstream', gauges: this.gauges('upstream', UPSTREAM_GAUGES) },
      { read: () => this.background(), label: 'task', gauges: this.gauges('task', TASK_GAUGES) },
    ];
    const up = this.gauge('kasparro_database_up', '1 if the database responds, otherwise 0.');
    this.read = async () => {
      const answers = await Promise.all(sets.map(({ read }) => read().catch(() => null)));
      for (const [index, { label, gauges }] of sets.entries())
        for (const [column, gauge] of gauges) fill(gauge, label, column, answers[index] ?? []);
      // A single query may fail for another reason, such as its time limit.
      up.set(answers.some((rows) => rows !== null) ? 1 : 0);
      this.readAt = uptime();
    };
    scheduleGauge(config, sources, this.registry);
  }

  private query(sql: string): () => Promise<Row[]> {
    return () => this.dataSource.query(sql);
  }

  private async background(): Promise<Row[]> {
    return (await this.tasks.states()).map(({ name, lastSuccess, failures, lag, waiting }) => ({
      task: name,
      failures,
      lag,
      success: lastSuccess && lastSuccess.getTime() / 1000,
      waiting,
    }));
  }

  private gauges(label: string, set: GaugeSet): [column: string, gauge: Gauge][] {
    return Object.entries(set).map(([column, [name, help]]) => [column, this.gauge(name, help, label)]);
  }

  /** One query fills all gauges. Each gauge waits for it, so that no scrape returns old values. */
  private gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    const collect = () => this.refresh();
    return new Gauge({ name, help, labelNames, registers: [this.registry], collect });
  }

  /** Queries the database, unless a query is running or ended recently. */
  private refresh(): Promise<void> {
    if (!this.reading && uptime() - this.readAt < FRESH_MS) return Promise.resolve();
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }
}

function fill(gauge: Gauge, label: string, column: string, rows: readonly Row[]): void {
  gauge.reset();
  for (const row of rows) if (row[column] !== null) gauge.set({ [label]: row[label]! }, Number(row[column]));
}
