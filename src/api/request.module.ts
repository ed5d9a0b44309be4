import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { SourcesModule } from '../sources/sources.module.js';
import { CallerResolver } from './access/caller-resolver.js';
import { ScopeGuard } from './access/scope.guard.js';
import { WrongKeyLimit } from './access/wrong-key-limit.js';
import { ResultCache } from './answers/result-cache.js';
import { DataVersion } from './answers/data-version.js';
import { ReplyCache } from './answers/reply-cache.js';
import { AuditSweep } from './audit/audit-sweep.js';
import { RequestAudit } from './audit/request-audit.js';
import { AsOfHorizon } from './data/as-of-horizon.js';
import { SourceNames } from './data/source-names.js';
import { ExportFiles } from './export/export-files.js';
import { Exports } from './export/exports.js';
import { Admission } from './fairness/admission.js';
import { Charges } from './fairness/charges.js';
import { FairnessModule } from './fairness/fairness.module.js';
import { OpenStreams } from './fairness/open-streams.js';
import { RequestCosts } from './fairness/request-costs.js';
import { TableSizes } from './fairness/table-sizes.js';
import { IdempotencyKeysRepository } from './idempotency/idempotency-keys.repository.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { ReplicaReads } from './replica-reads.js';

const providers = [
  DataVersion,
  ResultCache,
  ReplyCache,
  ReplicaReads,
  AsOfHorizon,
  OpenStreams,
  TableSizes,
  RequestCosts,
  Charges,
  Admission,
  ExportFiles,
  Exports,
  SourceNames,
  IdempotencyKeysRepository,
  IdempotencyInterceptor,
  AuditSweep,
  RequestAudit,
  CallerResolver,
  WrongKeyLimit,
  ScopeGuard,
];

/** Services that all routes share: callers and their limits, idempotency, cached replies, exports. */
@Module({
  imports: [AccessModule, AuditModule, FairnessModule, RunsModule, SourcesModule],
  providers,
  exports: providers,
})
export class RequestModule {}
