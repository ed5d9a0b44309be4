import { Module } from '@nestjs/common';
import { CheckpointsModule } from '../checkpoints/checkpoints.module.js';
import { DriftModule } from '../drift/drift.module.js';
import { NormalizationModule } from '../normalization/normalization.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HttpClientModule } from '../sources/http/http.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { OpenLine } from './open-line.js';
import { KnownLinesRepository } from './known-lines.repository.js';
import { PagePreparer } from './page-preparer.js';
import { PageStore } from './page-store.js';
import { RawApiRepository } from './raw-api.repository.js';
import { RawCsvRepository } from './raw-csv.repository.js';
import { PartitionEnd } from './partition-end.js';
import { PartitionLoop } from './partition-loop.js';
import { PartitionWorker } from './partition-worker.js';
import { Planner } from './planner.js';
import { RecordStore } from './record-store.js';
import { RejectionReplayService } from './rejection-replay.service.js';
import { CsvFilesRepository } from './replay/csv-files.repository.js';
import { DiscardedValuesRepository } from './replay/discarded-values.repository.js';
import { FrozenFields } from './replay/frozen-fields.js';
import { KnownListings } from './replay/known-listings.js';
import { RawScanRepository } from './replay/raw-scan.repository.js';
import { ReplayApply } from './replay/replay-apply.js';
import { ReplayApplyRepository } from './replay/replay-apply.repository.js';
import { ReplayArticlesRepository } from './replay/replay-articles.repository.js';
import { ReplayListingsRepository } from './replay/replay-listings.repository.js';
import { ReplayQuotesRepository } from './replay/replay-quotes.repository.js';
import { ReplayScan } from './replay/replay-scan.js';
import { ReplayStateRepository } from './replay/replay-state.repository.js';
import { ReplaySweep } from './replay/replay-sweep.js';
import { SourceReplay } from './replay/source-replay.js';
import { RejectionBatch } from './replay/rejection-batch.js';
import { RunEnd } from './run-end.js';
import { RunService } from './run.service.js';
import { RunSweep } from './run-sweep.js';
import { ScheduleService } from './schedule.service.js';
import { Takeover } from './takeover.js';
import { WaitLog } from './wait-log.js';
import { WorkerService } from './worker.service.js';

@Module({
  imports: [
    QueueModule,
    HttpClientModule,
    SourcesModule,
    CheckpointsModule,
    RunsModule,
    NormalizationModule,
    DriftModule,
  ],
  providers: [
    RawApiRepository,
    KnownLinesRepository,
    RawCsvRepository,
    RecordStore,
    CsvFilesRepository,
    DiscardedValuesRepository,
    FrozenFields,
    KnownListings,
    RejectionBatch,
    RejectionReplayService,
    RawScanRepository,
    ReplayStateRepository,
    ReplayQuotesRepository,
    ReplayArticlesRepository,
    ReplayListingsRepository,
    ReplayApplyRepository,
    ReplayScan,
    ReplaySweep,
    ReplayApply,
    SourceReplay,
    OpenLine,
    PagePreparer,
    PageStore,
    PartitionEnd,
    PartitionLoop,
    PartitionWorker,
    Planner,
    RunEnd,
    RunService,
    RunSweep,
    Takeover,
    WaitLog,
    WorkerService,
    ScheduleService,
  ],
  exports: [RunService, RejectionReplayService],
})
export class IngestionModule {}
