import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { type Source, SOURCES } from '../domain/source.js';
import { UpstreamWaits, WAIT_REASONS, type WaitReason } from '../sources/http/upstream-waits.js';
import { MetricsService } from './metrics.service.js';

/** Counts retries of upstream calls, waits before calls, and the time spent waiting, which is added when the wait begins. */
@Injectable()
export class UpstreamMetrics {
  constructor(
    @Inject(SOURCES) sources: readonly Source[],
    { registry }: MetricsService,
    events: UpstreamWaits,
  ) {
    const labelNames = ['source', 'reason'] as const;
    const waits = new Counter({
      name: 'kasparro_upstream_waits_total',
      help: 'Waits before upstream calls, for a known limit or after a refused or failed call.',
      labelNames,
      registers: [registry],
    });
    const seconds = new Counter({
      name: 'kasparro_upstream_wait_seconds_total',
      help: 'Seconds spent waiting before upstream calls, by reason.',
      labelNames,
      registers: [registry],
    });
    const retries = new Counter({
      name: 'kasparro_retries_total',
      help: 'Retried upstream calls.',
      labelNames: ['source'],
      registers: [registry],
    });
    const count = (source: string, reason: WaitReason, waited: number, times: number) => {
      waits.inc({ source, reason }, times);
      seconds.inc({ source, reason }, waited);
      if (reason !== 'limit') retries.inc({ source }, times);
    };
    // Each counter starts at 0: if it were absent until the first event, Prometheus could not compute a rate. Files
    // have no upstream.
    for (const { name, kind } of sources)
      if (kind !== 'csv') for (const reason of WAIT_REASONS) count(name, reason, 0, 0);
    events.on('wait', (wait) => count(wait.upstream.source, wait.reason, wait.seconds, 1));
  }
}
