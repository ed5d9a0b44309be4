import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { AliasesRepository } from './aliases.repository.js';
import { AssetsRepository } from './assets.repository.js';
import { Assignments } from './assignments.js';
import { DecisionMaker } from './decision-maker.js';
import { DecisionWriter } from './decision-writer.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DueListingsRepository } from './due-listings.repository.js';
import { FactsRepository } from './facts.repository.js';
import { StoredAssetsRepository } from './stored-assets.repository.js';
import { ListingKeysRepository } from './listing-keys.repository.js';
import { ListingPricesRepository } from './listing-prices.repository.js';
import { ListingsOfAssets } from './listings-of-assets.repository.js';
import { MappingsService } from './mappings.service.js';
import { OperatedListingsRepository } from './operated-listings.repository.js';
import { OperationLog } from './operation-log.js';
import { OperationsRepository } from './operations.repository.js';
import { OperationsService } from './operations.service.js';
import { PreviewsService } from './previews.service.js';
import { ResolverService } from './resolver.service.js';
import { ResolverTrigger } from './resolver.trigger.js';
import { ResolverInputLoader } from './resolver-input.js';
import { AffectedAssets } from './affected-assets.js';
import { Undo } from './undo.js';

@Module({
  imports: [AuditModule, RunsModule],
  providers: [
    FactsRepository,
    DueListingsRepository,
    ListingPricesRepository,
    AssetsRepository,
    AliasesRepository,
    DecisionsRepository,
    ListingKeysRepository,
    ResolverInputLoader,
    DecisionMaker,
    DecisionWriter,
    StoredAssetsRepository,
    AffectedAssets,
    ResolverService,
    ResolverTrigger,
    OperationsRepository,
    OperatedListingsRepository,
    OperationLog,
    Assignments,
    Undo,
    OperationsService,
    PreviewsService,
    MappingsService,
    ListingsOfAssets,
  ],
  exports: [
    OperationsService,
    PreviewsService,
    ResolverService,
    ResolverTrigger,
    AssetsRepository,
    ListingsOfAssets,
  ],
})
export class IdentityModule {}
