import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { AssetArticlesController } from './assets/asset-articles.controller.js';
import { AssetArticlesRepository } from './assets/asset-articles.repository.js';
import { AssetHistoryController } from './assets/asset-history.controller.js';
import { AssetModule } from './assets/asset.module.js';
import { AssetsController } from './assets/assets.controller.js';
import { AssetsRepository } from './assets/assets.repository.js';
import { HistoryRepository } from './assets/history.repository.js';
import { ChangeExport } from './changes/change-export.js';
import { ChangeFeed } from './changes/change-feed.js';
import { ChangeStream } from './changes/change-stream.js';
import { Changes } from './changes/changes.js';
import { CommitWatch } from './changes/commit-watch.js';
import { DataStreamController } from './changes/data-stream.controller.js';
import { ChangeRetention } from './changes/change-retention.js';
import { DataPages } from './data/data-pages.js';
import { DataController } from './data/data.controller.js';
import { DataRepository } from './data/data.repository.js';
import { LineageRepository } from './data/lineage.repository.js';
import { TotalRepository } from './data/total.repository.js';
import { ExportConnections } from './export/export-connections.js';
import { ExportService } from './export/export.service.js';
import { IdentityActionsController } from './identity/identity-actions.controller.js';
import { IdentityPreviewsController } from './identity/identity-previews.controller.js';
import { IdentityController } from './identity/identity.controller.js';
import { IdentityViewRepository } from './identity/identity-view.repository.js';
import { ReviewController } from './identity/review.controller.js';
import { ReviewRepository } from './identity/review.repository.js';
import { MarketsController } from './markets/markets.controller.js';
import { MarketsRepository } from './markets/markets.repository.js';
import { MarketSnapshots } from './markets/market-snapshots.js';
import { RequestModule } from './request.module.js';

/** Quotes, candles and articles, assets and their identity, and markets. */
@Module({
  imports: [AssetModule, IdentityModule, RequestModule, SourcesModule],
  controllers: [
    DataController,
    DataStreamController,
    ReviewController,
    AssetsController,
    AssetHistoryController,
    AssetArticlesController,
    MarketsController,
    IdentityController,
    IdentityActionsController,
    IdentityPreviewsController,
  ],
  providers: [
    DataPages,
    DataRepository,
    TotalRepository,
    Changes,
    ChangeExport,
    ChangeFeed,
    ChangeStream,
    CommitWatch,
    ChangeRetention,
    LineageRepository,
    ExportConnections,
    ExportService,
    AssetsRepository,
    HistoryRepository,
    AssetArticlesRepository,
    MarketSnapshots,
    MarketsRepository,
    IdentityViewRepository,
    ReviewRepository,
  ],
})
export class MarketDataModule {}
