import { Inject, Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import { type Source, SOURCES } from '../domain/source.js';
import { UpstreamWaits, WAIT_REASONS } from '../sources/http/upstream-waits.js';
import { MetricsService } from './metrics.service.js';

/** Counts how often and how long this process kept calls of upstreams waiting; a wait counts when it begins. */
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
      help: 'Waits before calls of upstreams: for a rate limit, ours or one it told of, or after a call that failed.',
      labelNames,
      registers: [registry],
    });
    const seconds = new Counter({
      name: 'kasparro_upstream_wait_seconds_total',
      help: 'Seconds that calls of upstreams waited, for a rate limit or after a call that failed.',
      labelNames,
      registers: [registry],
    });
    const count = (source: string, reason: string, waited: number, times: number) => {
      waits.inc({ source, reason }, times);
      seconds.inc({ source, reason }, waited);
    };
    // Absent until the first one, they could not show a rate of them. A file has no upstream.
    for (const { name, kind } of sources)
      if (kind !== 'csv') for (const reason of WAIT_REASONS) count(name, reason, 0, 0);
    events.on('wait', (wait) => count(wait.upstream.source, wait.reason, wait.seconds, 1));
  }
}
