import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { AliasesRepository } from './aliases.repository.js';
import { AssetsRepository } from './assets.repository.js';
import { DecisionsRepository } from './decisions.repository.js';
import { FactsRepository } from './facts.repository.js';
import { MappingsService } from './mappings.service.js';
import { OperationsRepository } from './operations.repository.js';
import { OperationsService } from './operations.service.js';
import { ResolverService } from './resolver.service.js';
import { ResolverTrigger } from './resolver.trigger.js';

@Module({
  imports: [AuditModule, RunsModule],
  providers: [
    FactsRepository,
    AssetsRepository,
    AliasesRepository,
    DecisionsRepository,
    ResolverService,
    ResolverTrigger,
    OperationsRepository,
    OperationsService,
    MappingsService,
  ],
  exports: [OperationsService, ResolverService, ResolverTrigger, AssetsRepository],
})
export class IdentityModule {}
