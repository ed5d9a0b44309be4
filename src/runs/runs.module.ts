import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RunComparisonRepository } from './run-comparison.repository.js';
import { RunEvents } from './run-events.js';
import { RunProgress } from './run-progress.js';
import { RunOutcomesRepository } from './run-outcomes.repository.js';
import { RunPartition } from './run-partition.entity.js';
import { RunPartitionsRepository } from './run-partitions.repository.js';
import { Run } from './run.entity.js';
import { RunsRepository } from './runs.repository.js';
import { SourceRow } from './source.entity.js';
import { SourceFailuresRepository } from './source-failures.repository.js';
import { SourcesRepository } from './sources.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([Run, RunPartition, SourceRow])],
  providers: [
    RunsRepository,
    RunComparisonRepository,
    RunPartitionsRepository,
    RunOutcomesRepository,
    SourcesRepository,
    SourceFailuresRepository,
    RunEvents,
    RunProgress,
  ],
  exports: [
    TypeOrmModule,
    RunsRepository,
    RunComparisonRepository,
    RunPartitionsRepository,
    RunOutcomesRepository,
    SourcesRepository,
    SourceFailuresRepository,
    RunEvents,
    RunProgress,
  ],
})
export class RunsModule {}
