import { Module } from '@nestjs/common';
import { AnomaliesModule } from '../anomalies/anomalies.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CheckpointsModule } from '../checkpoints/checkpoints.module.js';
import { DriftModule } from '../drift/drift.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { NormalizationModule } from '../normalization/normalization.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HttpClientModule } from '../sources/http/http.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { AnomaliesViewRepository } from './anomalies/anomalies-view.repository.js';
import { AnomaliesController } from './anomalies/anomalies.controller.js';
import { CheckpointChanges } from './checkpoints/checkpoint-changes.js';
import { CheckpointsController } from './checkpoints/checkpoints.controller.js';
import { CsvFilesController } from './csv/csv-files.controller.js';
import { CsvFilesRepository } from './csv/csv-files.repository.js';
import { CsvInspectionController } from './csv/csv-inspection.controller.js';
import { DriftDecisions } from './drift/drift-decisions.js';
import { DriftViewRepository } from './drift/drift-view.repository.js';
import { DriftController } from './drift/drift.controller.js';
import { FeedInspectionController } from './feeds/feed-inspection.controller.js';
import { FeedsViewRepository } from './feeds/feeds-view.repository.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { GapsController } from './gaps/gaps.controller.js';
import { GapsRepository } from './gaps/gaps.repository.js';
import { RejectionActionsController } from './rejections/rejection-actions.controller.js';
import { RejectionDiscards } from './rejections/rejection-discards.js';
import { RejectionSelections } from './rejections/rejection-selections.js';
import { RejectionsViewRepository } from './rejections/rejections-view.repository.js';
import { RejectionsController } from './rejections/rejections.controller.js';
import { RequestModule } from './request.module.js';
import { Backfills } from './runs/backfills.js';
import { CompareController } from './runs/compare.controller.js';
import { GapSelection } from './runs/gap-selection.js';
import { RunEventsController } from './runs/run-events.controller.js';
import { RunRequestsController } from './runs/run-requests.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { BudgetUsage } from './sources/budget-usage.js';
import { SourceCheckController } from './sources/source-check.controller.js';
import { SourceReplayController } from './sources/source-replay.controller.js';
import { SourcesController } from './sources/sources.controller.js';
import { StatsController } from './stats/stats.controller.js';
import { StatsRepository } from './stats/stats.repository.js';

/** Sources, runs, and what runs report: rejections, drift, anomalies, gaps. */
@Module({
  imports: [
    AnomaliesModule,
    AuditModule,
    CheckpointsModule,
    DriftModule,
    HttpClientModule,
    IdentityModule,
    IngestionModule,
    NormalizationModule,
    RequestModule,
    RunsModule,
    SourcesModule,
  ],
  controllers: [
    StatsController,
    SourcesController,
    SourceCheckController,
    SourceReplayController,
    CsvFilesController,
    CsvInspectionController,
    FeedInspectionController,
    FeedsController,
    GapsController,
    RejectionsController,
    RejectionActionsController,
    CompareController,
    AnomaliesController,
    RunsController,
    RunRequestsController,
    RunEventsController,
    CheckpointsController,
    DriftController,
  ],
  providers: [
    AnomaliesViewRepository,
    StatsRepository,
    BudgetUsage,
    Backfills,
    GapSelection,
    RejectionsViewRepository,
    RejectionSelections,
    RejectionDiscards,
    CheckpointChanges,
    CsvFilesRepository,
    FeedsViewRepository,
    GapsRepository,
    DriftDecisions,
    DriftViewRepository,
  ],
})
export class PipelineModule {}
