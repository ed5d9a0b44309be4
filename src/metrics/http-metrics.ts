import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { MetricsService } from './metrics.service.js';

/** Measures every HTTP reply, including errors raised outside controllers. */
@Injectable()
export class HttpMetrics implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    // Commands without an HTTP server have no adapter.
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>();
    server?.addHook('onResponse', (request, reply, done) => {
      // The route template rather than the URL, because ids would create unbounded series.
      const route = request.routeOptions.url ?? 'unknown';
      this.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
      done();
    });
  }
}
