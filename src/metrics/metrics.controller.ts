import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { SharedCall } from '../domain/shared-call.js';
import { MetricsService } from './metrics.service.js';
import { PoolGauges } from './pool-gauges.js';

/**
 * Rendering the metrics takes tens of milliseconds of CPU time. The pause limits this to a tenth of the time, however
 * many clients scrape.
 */
const REST = 9;

@ApiTags('operation')
@SkipThrottle()
@Controller('metrics')
export class MetricsController {
  private readonly exposition = new SharedCall(() => {
    this.pool.read();
    return this.metrics.registry.metrics();
  }, REST);

  constructor(
    private readonly metrics: MetricsService,
    private readonly pool: PoolGauges,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Get metrics', description: 'Metrics for Prometheus.' })
  @ApiOkResponse({
    description: 'The metrics in the Prometheus text format.',
    content: {
      'text/plain': {
        schema: { type: 'string', example: 'kasparro_runs_total{source="csv",status="succeeded"} 12' },
      },
    },
  })
  async getMetrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const exposition = await this.exposition.result();
    void reply.type(this.metrics.registry.contentType);
    return exposition;
  }
}
