import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { AnomalyEvents } from '../anomalies/anomaly-events.js';
import { MetricsService } from './metrics.service.js';

/** Counts the anomalies that this process found. */
@Injectable()
export class AnomalyMetrics {
  constructor({ registry }: MetricsService, events: AnomalyEvents) {
    const counter = new Counter({
      name: 'kasparro_anomalies_total',
      help: 'Anomalies that were found, by kind and source; one that is seen again does not count again.',
      labelNames: ['kind', 'source'],
      registers: [registry],
    });
    events.on('found', (one) => counter.inc({ ...one }));
  }
}
