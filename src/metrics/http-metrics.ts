import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { MetricsService } from './metrics.service.js';

/** Measures every reply of the HTTP server, refusals that no controller sees included. */
@Injectable()
export class HttpMetrics implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    // A command that serves nothing has no adapter.
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>();
    server?.addHook('onResponse', (request, reply, done) => {
      // The template, not the address: ids and guesses must not each become a series.
      const route = request.routeOptions.url ?? 'unknown';
      this.metrics.request(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
      done();
    });
  }
}
