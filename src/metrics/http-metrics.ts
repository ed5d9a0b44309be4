import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { MetricsService } from './metrics.service.js';

/** Counts and times every HTTP reply, including errors raised before a controller is called. */
@Injectable()
export class HttpMetrics implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    // Commands that start no HTTP server have no adapter.
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>();
    server?.addHook('onResponse', (request, reply, done) => {
      // The label is the route template, because URLs contain ids and would create an unbounded number of time
      // series.
      const route = request.routeOptions.url ?? 'unknown';
      this.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
      done();
    });
  }
}
