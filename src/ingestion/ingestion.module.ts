import { Module } from '@nestjs/common';
import { CheckpointsModule } from '../checkpoints/checkpoints.module.js';
import { NormalizationModule } from '../normalization/normalization.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { OpenLine } from './open-line.js';
import { PageStore } from './page-store.js';
import { RawApiRepository } from './raw-api.repository.js';
import { RawCsvRepository } from './raw-csv.repository.js';
import { RunEnd } from './run-end.js';
import { RunLoop } from './run-loop.js';
import { RunService } from './run.service.js';
import { ScheduleService } from './schedule.service.js';

@Module({
  imports: [SourcesModule, CheckpointsModule, RunsModule, NormalizationModule],
  providers: [
    RawApiRepository,
    RawCsvRepository,
    OpenLine,
    PageStore,
    RunLoop,
    RunEnd,
    RunService,
    ScheduleService,
  ],
  exports: [RunService],
})
export class IngestionModule {}
