import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { CONFIG, type Config } from '../config/config.js';
import { ScopeGuard } from './access/scope.guard.js';
import { AdministrationModule } from './administration.module.js';
import { AuditGuard } from './audit/audit.guard.js';
import { PipelineModule } from './pipeline.module.js';
import { CONSOLE_FILES, readConsoleFiles } from './console/console-files.js';
import { RepresentationGuard } from './export/representation.guard.js';
import { RepresentationInterceptor } from './export/representation.interceptor.js';
import { AdmissionInterceptor } from './fairness/admission.interceptor.js';
import { WINDOW_MS } from './fairness/budgets.js';
import { FairnessModule } from './fairness/fairness.module.js';
import { RateLimitGuard } from './fairness/rate-limit.guard.js';
import { Housekeeping } from './housekeeping.js';
import { MarketDataModule } from './market-data.module.js';
import { ProblemFilter } from './problem.filter.js';
import { ProblemsController } from './problems.controller.js';
import { RequestModule } from './request.module.js';
import { RootController } from './root.controller.js';
import { UndeclaredInputGuard } from './undeclared-input.guard.js';

@Module({
  imports: [
    RequestModule,
    FairnessModule,
    MarketDataModule,
    PipelineModule,
    AdministrationModule,
    ThrottlerModule.forRootAsync({
      inject: [CONFIG],
      useFactory: ({ RATE_LIMIT }: Config) => ({
        throttlers: [{ ttl: WINDOW_MS, limit: RATE_LIMIT }],
        skipIf: () => RATE_LIMIT === 0,
      }),
    }),
  ],
  controllers: [ProblemsController, RootController],
  providers: [
    Housekeeping,
    {
      provide: CONSOLE_FILES,
      inject: [CONFIG],
      useFactory: ({ CONSOLE_DIR }: Config) => readConsoleFiles(CONSOLE_DIR),
    },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: AuditGuard },
    { provide: APP_GUARD, useExisting: ScopeGuard },
    { provide: APP_GUARD, useClass: RepresentationGuard },
    { provide: APP_GUARD, useClass: UndeclaredInputGuard },
    { provide: APP_INTERCEPTOR, useClass: AdmissionInterceptor },
    { provide: APP_INTERCEPTOR, useClass: RepresentationInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class ApiModule {}
