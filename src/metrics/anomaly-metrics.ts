import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { ANOMALY_KINDS } from '../anomalies/anomaly.js';
import { AnomalyEvents } from '../anomalies/anomaly-events.js';
import { type Source, SOURCES } from '../domain/source.js';
import { MetricsService } from './metrics.service.js';

/** Counts the anomalies that this process has found. */
@Injectable()
export class AnomalyMetrics {
  constructor(
    @Inject(SOURCES) sources: readonly Source[],
    { registry }: MetricsService,
    events: AnomalyEvents,
  ) {
    const counter = new Counter({
      name: 'kasparro_anomalies_total',
      help: 'Anomalies found, by kind and source; each is counted once.',
      labelNames: ['kind', 'source'],
      registers: [registry],
    });
    // Each counter starts at 0: if it were absent until the first anomaly, Prometheus could not compute a rate.
    for (const { name: source } of sources)
      for (const kind of ANOMALY_KINDS) counter.inc({ kind, source }, 0);
    events.on('found', (one) => counter.inc({ ...one }));
  }
}
