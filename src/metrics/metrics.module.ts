import { Module } from '@nestjs/common';
import { DriftModule } from '../drift/drift.module.js';
import { AnomaliesModule } from '../anomalies/anomalies.module.js';
import { RetentionModule } from '../retention/retention.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HttpClientModule } from '../sources/http/http.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { AnomalyMetrics } from './anomaly-metrics.js';
import { DatabaseGauges } from './database-gauges.js';
import { HttpMetrics } from './http-metrics.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsService } from './metrics.service.js';
import { PoolGauges } from './pool-gauges.js';
import { ReplicaMetrics } from './replica-metrics.js';
import { RetentionMetrics } from './retention-metrics.js';
import { RetentionTick } from './retention-tick.js';
import { UpstreamMetrics } from './upstream-metrics.js';
import { WebhookMetrics } from './webhook-metrics.js';

@Module({
  imports: [
    AnomaliesModule,
    DriftModule,
    HttpClientModule,
    RetentionModule,
    RunsModule,
    SourcesModule,
    WebhooksModule,
  ],
  controllers: [MetricsController],
  providers: [
    MetricsService,
    HttpMetrics,
    AnomalyMetrics,
    DatabaseGauges,
    PoolGauges,
    ReplicaMetrics,
    RetentionMetrics,
    RetentionTick,
    UpstreamMetrics,
    WebhookMetrics,
  ],
})
export class MetricsModule {}
