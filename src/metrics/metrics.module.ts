import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/runs.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';

@Module({
  imports: [RunsModule, SourcesModule],
  controllers: [MetricsController],
  providers: [MetricsService, HttpMetrics],
})
export class MetricsModule {}
