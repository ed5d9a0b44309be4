import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { WEBHOOK_FORMATS } from '../webhooks/webhook.js';
import { WebhooksRepository } from '../webhooks/webhooks.repository.js';
import { DeliveryEvents } from '../webhooks/delivery-events.js';
import { MetricsService } from './metrics.service.js';

const SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Counts this process's attempts to deliver webhooks, and webhooks by state. */
@Injectable()
export class WebhookMetrics {
  constructor({ registry }: MetricsService, events: DeliveryEvents, webhooks: WebhooksRepository) {
    const registers = [registry];
    const attempts = new Counter({
      name: 'kasparro_webhook_attempts_total',
      help: 'Attempts to deliver webhooks, by format and outcome.',
      labelNames: ['format', 'outcome'],
      registers,
    });
    const seconds = new Histogram({
      name: 'kasparro_webhook_attempt_seconds',
      help: 'Duration of attempts to deliver webhooks, in seconds.',
      labelNames: ['format'],
      buckets: SECONDS,
      registers,
    });
    const givenUp = new Counter({
      name: 'kasparro_webhook_deliveries_failed_total',
      help: 'Deliveries abandoned after all retries.',
      registers,
    });
    // Each counter starts at 0: if it were absent until the first event, Prometheus could not compute a rate.
    for (const format of WEBHOOK_FORMATS)
      for (const outcome of ['succeeded', 'failed']) attempts.inc({ format, outcome }, 0);
    events.on('attempt', ({ format, attempt: { error, durationMs } }) => {
      attempts.inc({ format, outcome: error === null ? 'succeeded' : 'failed' });
      seconds.observe({ format }, durationMs / 1000);
    });
    events.on('givenUp', () => givenUp.inc());
    new Gauge({
      name: 'kasparro_webhooks',
      help: 'Webhooks, by state: working, failing since the last success, or disabled. Absent while the database is down.',
      labelNames: ['state'],
      registers,
      async collect() {
        const states = await webhooks.states().catch(() => null);
        this.reset();
        for (const [state, count] of Object.entries(states ?? {})) this.set({ state }, count);
      },
    });
  }
}
