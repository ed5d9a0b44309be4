import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { RunsModule } from '../runs/runs.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { BackgroundIndicator } from './background.indicator.js';
import { DatabaseIndicator } from './database.indicator.js';
import { HealthController } from './health.controller.js';
import { ReplicaIndicator } from './replica.indicator.js';
import { SchemaIndicator } from './schema.indicator.js';
import { SourcesIndicator } from './sources.indicator.js';

@Module({
  imports: [TerminusModule.forRoot({ logger: false }), RunsModule, SourcesModule],
  controllers: [HealthController],
  providers: [DatabaseIndicator, ReplicaIndicator, BackgroundIndicator, SourcesIndicator, SchemaIndicator],
})
export class HealthModule {}
