import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CONFIG, type Config } from '../config/config.js';
import { VERSION } from '../config/version.js';
import { type Source, SOURCES } from '../domain/source.js';
import { DRIFT_KINDS } from '../domain/drift.js';
import { DriftSignals } from '../drift/drift-signals.js';
import { RunEvents } from '../runs/run-events.js';

const OUTCOMES = ['stored', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;
const RUN_SECONDS = [0.1, 0.5, 1, 5, 15, 60, 300, 900, 3600];
const PAGE_SECONDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const HTTP_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

/** Metrics of this process. The registry is not prom-client's global one, because a process may contain several applications. */
@Injectable()
export class MetricsService implements OnModuleDestroy {
  readonly registry = new Registry();
  private readonly registers = [this.registry];

  private readonly runs = new Counter({
    name: 'kasparro_runs_total',
    help: 'Finished runs, by source and status.',
    labelNames: ['source', 'status'],
    registers: this.registers,
  });
  private readonly runSeconds = new Histogram({
    name: 'kasparro_run_duration_seconds',
    help: 'Duration of runs in seconds.',
    labelNames: ['source'],
    buckets: RUN_SECONDS,
    registers: this.registers,
  });
  private readonly pageSeconds = new Histogram({
    name: 'kasparro_page_store_seconds',
    help: 'Time to store a page, in seconds.',
    labelNames: ['source'],
    buckets: PAGE_SECONDS,
    registers: this.registers,
  });
  private readonly records = new Counter({
    name: 'kasparro_records_total',
    help: 'Records, by source and outcome.',
    labelNames: ['source', 'outcome'],
    registers: this.registers,
  });
  private readonly bytes = new Counter({
    name: 'kasparro_fetched_bytes_total',
    help: 'Bytes read from upstreams.',
    labelNames: ['source'],
    registers: this.registers,
  });
  private readonly drift = new Counter({
    name: 'kasparro_drift_events_total',
    help: 'Schema changes detected, by source and kind.',
    labelNames: ['source', 'kind'],
    registers: this.registers,
  });
  private readonly httpSeconds = new Histogram({
    name: 'kasparro_http_request_duration_seconds',
    help: 'Duration of HTTP requests in seconds, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: HTTP_SECONDS,
    registers: this.registers,
  });

  constructor(
    @Inject(CONFIG) { GIT_COMMIT }: Config,
    @Inject(SOURCES) sources: readonly Source[],
    events: RunEvents,
    drift: DriftSignals,
  ) {
    collectDefaultMetrics({ register: this.registry });
    for (const { name } of sources) this.startAtZero(name);
    events.on('page', ({ source, counts, bytes, seconds }) => {
      for (const outcome of OUTCOMES) this.records.inc({ source, outcome }, counts[outcome]);
      this.bytes.inc({ source }, bytes);
      this.pageSeconds.observe({ source }, seconds);
    });
    events.on('end', ({ source, run }) => {
      this.runs.inc({ source, status: run.status });
      this.runSeconds.observe({ source }, (run.finishedAt!.getTime() - run.startedAt!.getTime()) / 1000);
    });
    drift.on('change', (labels) => this.drift.inc(labels));
    this.build(GIT_COMMIT);
  }

  request(method: string, route: string, status: number, seconds: number): void {
    this.httpSeconds.observe({ method, route, status }, seconds);
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }

  /** Each counter starts at 0: if it were absent until its first event, Prometheus could not compute a rate. */
  private startAtZero(source: string): void {
    for (const status of ['succeeded', 'partial', 'failed', 'interrupted', 'cancelled'])
      this.runs.inc({ source, status }, 0);
    for (const outcome of OUTCOMES) this.records.inc({ source, outcome }, 0);
    this.bytes.inc({ source }, 0);
    for (const kind of DRIFT_KINDS) this.drift.inc({ source, kind }, 0);
  }

  private build(commit: string): void {
    new Gauge({
      name: 'kasparro_build_info',
      help: 'Always 1; labels carry the version and commit of the service and the Node.js version.',
      labelNames: ['version', 'commit', 'node'],
      registers: this.registers,
    }).set({ version: VERSION, commit, node: process.version }, 1);
  }
}
