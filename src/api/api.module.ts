import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { AccessModule } from '../access/access.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CheckpointsModule } from '../checkpoints/checkpoints.module.js';
import { AnomaliesModule } from '../anomalies/anomalies.module.js';
import { CONFIG, type Config } from '../config/config.js';
import { DriftModule } from '../drift/drift.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { IngestionModule } from '../ingestion/ingestion.module.js';
import { NormalizationModule } from '../normalization/normalization.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { HttpClientModule } from '../sources/http/http.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { ApiKeysController } from './access/api-keys.controller.js';
import { Callers } from './access/callers.js';
import { ScopeGuard } from './access/scope.guard.js';
import { WrongKeys } from './access/wrong-keys.js';
import { AssetArticlesRepository } from './assets/asset-articles.repository.js';
import { AssetModule } from './assets/asset.module.js';
import { AssetsController } from './assets/assets.controller.js';
import { AssetsRepository } from './assets/assets.repository.js';
import { HistoryRepository } from './assets/history.repository.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditGuard } from './audit/audit.guard.js';
import { AuditSweep } from './audit/audit-sweep.js';
import { AuditViewRepository } from './audit/audit-view.repository.js';
import { RequestAudit } from './audit/request-audit.js';
import { CONSOLE_FILES, readConsole } from './console/console-files.js';
import { SessionController } from './console/session.controller.js';
import { CsvFilesController } from './csv/csv-files.controller.js';
import { CsvFilesRepository } from './csv/csv-files.repository.js';
import { CsvInspectionController } from './csv/csv-inspection.controller.js';
import { CheckpointChanges } from './checkpoints/checkpoint-changes.js';
import { CheckpointsController } from './checkpoints/checkpoints.controller.js';
import { AnomaliesController } from './anomalies/anomalies.controller.js';
import { AnomaliesViewRepository } from './anomalies/anomalies-view.repository.js';
import { AnswerCache } from './answers/answer-cache.js';
import { ReplicaReads } from './replica-reads.js';
import { RepeatedReplies } from './answers/repeated-replies.js';
import { DataVersion } from './answers/data-version.js';
import { DataController } from './data/data.controller.js';
import { DataPages } from './data/data-pages.js';
import { DataRepository } from './data/data.repository.js';
import { ChangeExport } from './changes/change-export.js';
import { ChangeFeed } from './changes/change-feed.js';
import { ChangeStream } from './changes/change-stream.js';
import { CommitWatch } from './changes/commit-watch.js';
import { DataStreamController } from './changes/data-stream.controller.js';
import { Changes } from './changes/changes.js';
import { KeptSince } from './changes/kept-since.js';
import { Horizon } from './data/horizon.js';
import { LineageRepository } from './data/lineage.repository.js';
import { SourceNames } from './data/source-names.js';
import { TotalRepository } from './data/total.repository.js';
import { Housekeeping } from './housekeeping.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotencyKeysRepository } from './idempotency/idempotency-keys.repository.js';
import { DriftController } from './drift/drift.controller.js';
import { Admission } from './fairness/admission.js';
import { AdmissionInterceptor } from './fairness/admission.interceptor.js';
import { WINDOW_MS } from './fairness/budgets.js';
import { FairnessModule } from './fairness/fairness.module.js';
import { Charges } from './fairness/charges.js';
import { Prices } from './fairness/prices.js';
import { RateLimitGuard } from './fairness/rate-limit.guard.js';
import { TableSizes } from './fairness/table-sizes.js';
import { OpenStreams } from './fairness/open-streams.js';
import { RepresentationGuard } from './export/representation.guard.js';
import { RepresentationInterceptor } from './export/representation.interceptor.js';
import { ExportConnections } from './export/export-connections.js';
import { ExportFiles } from './export/export-files.js';
import { ExportService } from './export/export.service.js';
import { Exports } from './export/exports.js';
import { DriftDecisions } from './drift/drift-decisions.js';
import { DriftViewRepository } from './drift/drift-view.repository.js';
import { MarketsController } from './markets/markets.controller.js';
import { MarketsRepository } from './markets/markets.repository.js';
import { Standings } from './markets/standings.js';
import { IdentityActionsController } from './identity/identity-actions.controller.js';
import { IdentityController } from './identity/identity.controller.js';
import { IdentityRepository } from './identity/identity.repository.js';
import { ReviewController } from './identity/review.controller.js';
import { ReviewRepository } from './identity/review.repository.js';
import { GapsController } from './gaps/gaps.controller.js';
import { GapsRepository } from './gaps/gaps.repository.js';
import { FeedInspectionController } from './feeds/feed-inspection.controller.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FeedsViewRepository } from './feeds/feeds-view.repository.js';
import { KnownParametersGuard } from './known-parameters.guard.js';
import { ProblemFilter } from './problem.filter.js';
import { ProblemsController } from './problems.controller.js';
import { RootController } from './root.controller.js';
import { RejectionActionsController } from './rejections/rejection-actions.controller.js';
import { RejectionDiscards } from './rejections/rejection-discards.js';
import { RejectionSelections } from './rejections/rejection-selections.js';
import { RejectionsController } from './rejections/rejections.controller.js';
import { RejectionsViewRepository } from './rejections/rejections-view.repository.js';
import { Fills } from './runs/fills.js';
import { Backfills } from './runs/backfills.js';
import { RunEventsController } from './runs/run-events.controller.js';
import { CompareController } from './runs/compare.controller.js';
import { RunRequestsController } from './runs/run-requests.controller.js';
import { RunsController } from './runs/runs.controller.js';
import { BudgetUsage } from './sources/budget-usage.js';
import { SourceReplayController } from './sources/source-replay.controller.js';
import { SourcesController } from './sources/sources.controller.js';
import { StatsController } from './stats/stats.controller.js';
import { StatsRepository } from './stats/stats.repository.js';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.js';
import { WebhookDeliveriesViewRepository } from './webhooks/webhook-deliveries-view.repository.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

@Module({
  imports: [
    AccessModule,
    AssetModule,
    FairnessModule,
    AnomaliesModule,
    AuditModule,
    SourcesModule,
    HttpClientModule,
    CheckpointsModule,
    RunsModule,
    NormalizationModule,
    IngestionModule,
    IdentityModule,
    DriftModule,
    WebhooksModule,
    ThrottlerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: ({ RATE_LIMIT }: Config) => ({
        throttlers: [{ ttl: WINDOW_MS, limit: RATE_LIMIT }],
        skipIf: () => RATE_LIMIT === 0,
      }),
    }),
  ],
  controllers: [
    ProblemsController,
    RootController,
    DataController,
    DataStreamController,
    ReviewController,
    AssetsController,
    MarketsController,
    IdentityController,
    IdentityActionsController,
    StatsController,
    SourcesController,
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
    ApiKeysController,
    AuditController,
    SessionController,
    WebhooksController,
    WebhookDeliveriesController,
  ],
  providers: [
    DataVersion,
    AnswerCache,
    RepeatedReplies,
    ReplicaReads,
    DataPages,
    DataRepository,
    TotalRepository,
    Horizon,
    Changes,
    ChangeExport,
    ChangeFeed,
    ChangeStream,
    CommitWatch,
    KeptSince,
    LineageRepository,
    OpenStreams,
    TableSizes,
    Prices,
    Charges,
    Admission,
    ExportConnections,
    ExportFiles,
    ExportService,
    Exports,
    AssetsRepository,
    HistoryRepository,
    AssetArticlesRepository,
    Standings,
    MarketsRepository,
    IdentityRepository,
    ReviewRepository,
    SourceNames,
    AnomaliesViewRepository,
    StatsRepository,
    BudgetUsage,
    Backfills,
    Fills,
    RejectionsViewRepository,
    RejectionSelections,
    RejectionDiscards,
    CheckpointChanges,
    CsvFilesRepository,
    FeedsViewRepository,
    GapsRepository,
    DriftDecisions,
    DriftViewRepository,
    WebhookDeliveriesViewRepository,
    IdempotencyKeysRepository,
    IdempotencyInterceptor,
    AuditViewRepository,
    AuditSweep,
    RequestAudit,
    Housekeeping,
    Callers,
    WrongKeys,
    ScopeGuard,
    {
      provide: CONSOLE_FILES,
      inject: [CONFIG],
      useFactory: ({ CONSOLE_DIR }: Config) => readConsole(CONSOLE_DIR),
    },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AuditGuard },
    { provide: APP_GUARD, useExisting: ScopeGuard },
    { provide: APP_GUARD, useClass: RepresentationGuard },
    { provide: APP_GUARD, useClass: KnownParametersGuard },
    { provide: APP_INTERCEPTOR, useClass: AdmissionInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RepresentationInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {}
