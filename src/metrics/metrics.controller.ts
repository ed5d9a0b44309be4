import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import type { FastifyReply } from 'fastify';
import { MetricsService } from './metrics.service.js';
import { PoolGauges } from './pool-gauges.js';

@ApiTags('operation')
@SkipThrottle()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    private readonly pool: PoolGauges,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Get metrics', description: 'For Prometheus.' })
  @ApiOkResponse({
    description: 'The text exposition format.',
    content: {
      'text/plain': {
        schema: { type: 'string', example: 'kasparro_runs_total{source="csv",status="succeeded"} 12' },
      },
    },
  })
  async getMetrics(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.pool.read();
    const exposition = await this.metrics.registry.metrics();
    void reply.type(this.metrics.registry.contentType);
    return exposition;
  }
}
