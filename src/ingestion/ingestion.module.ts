import { Module } from '@nestjs/common';
import { CheckpointsModule } from '../checkpoints/checkpoints.module.js';
import { DriftModule } from '../drift/drift.module.js';
import { NormalizationModule } from '../normalization/normalization.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HttpClientModule } from '../sources/http/http.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { CorrectedReading } from './pages/corrected-reading.js';
import { Withdrawal } from './pages/withdrawal.js';
import { RemovedFiles } from './pages/removed-files.js';
import { UnterminatedLine } from './pages/unterminated-line.js';
import { ExistingLinesRepository } from './pages/existing-lines.repository.js';
import { LinesAhead } from './pages/lines-ahead.js';
import { PagePreparer } from './pages/page-preparer.js';
import { PageStore } from './pages/page-store.js';
import { RawApiRepository } from './pages/raw-api.repository.js';
import { RawCsvRepository } from './pages/raw-csv.repository.js';
import { PartitionEnd } from './lifecycle/partition-end.js';
import { PartitionRequeue } from './lifecycle/partition-requeue.js';
import { PartitionLoop } from './lifecycle/partition-loop.js';
import { PartitionWorker } from './lifecycle/partition-worker.js';
import { Planner } from './lifecycle/planner.js';
import { RecordStore } from './pages/record-store.js';
import { RejectionReplayService } from './replay/rejection-replay.service.js';
import { CsvFilesRepository } from './replay/csv-files.repository.js';
import { DiscardedValuesRepository } from './replay/discarded-values.repository.js';
import { FrozenFields } from './replay/frozen-fields.js';
import { KnownListings } from './replay/known-listings.js';
import { RawScanRepository } from './replay/raw-scan.repository.js';
import { ReplayApply } from './replay/replay-apply.js';
import { ReplayApplyRepository } from './replay/replay-apply.repository.js';
import { ReplayArticlesRepository } from './replay/replay-articles.repository.js';
import { ReplayNewArticles } from './replay/replay-new-articles.js';
import { ReplayCandlesRepository } from './replay/replay-candles.repository.js';
import { ReplayListingsRepository } from './replay/replay-listings.repository.js';
import { ReplayQuotesRepository } from './replay/replay-quotes.repository.js';
import { ReplayRejections } from './replay/replay-rejections.js';
import { ReplayScan } from './replay/replay-scan.js';
import { ReplayStaging } from './replay/replay-staging.js';
import { ReplayStateRepository } from './replay/replay-state.repository.js';
import { ReplaySweep } from './replay/replay-sweep.js';
import { SourceReplay } from './replay/source-replay.js';
import { RejectionBatch } from './replay/rejection-batch.js';
import { RunEnd } from './lifecycle/run-end.js';
import { RunService } from './lifecycle/run.service.js';
import { RunSweep } from './lifecycle/run-sweep.js';
import { CsvWatch } from './lifecycle/csv-watch.js';
import { ScheduleService } from './lifecycle/schedule.service.js';
import { Takeover } from './lifecycle/takeover.js';
import { WaitLog } from './lifecycle/wait-log.js';
import { WorkerService } from './lifecycle/worker.service.js';

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
    ExistingLinesRepository,
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
    ReplayCandlesRepository,
    ReplayArticlesRepository,
    ReplayNewArticles,
    ReplayListingsRepository,
    ReplayApplyRepository,
    ReplayRejections,
    ReplayScan,
    ReplayStaging,
    ReplaySweep,
    ReplayApply,
    SourceReplay,
    Withdrawal,
    CorrectedReading,
    RemovedFiles,
    UnterminatedLine,
    LinesAhead,
    PagePreparer,
    PageStore,
    PartitionEnd,
    PartitionRequeue,
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
    CsvWatch,
  ],
  exports: [RunService, RejectionReplayService],
})
export class IngestionModule {}
