import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/runs.module.js';
import { AnomaliesRepository } from './anomalies.repository.js';
import { AnomalyEvents } from './anomaly-events.js';
import { AnomalyWatch } from './anomaly-watch.js';
import { DisagreementsRepository } from './disagreements.repository.js';
import { PriceChecks } from './price-checks.js';
import { PriceChecksRepository } from './price-checks.repository.js';
import { RunHistoryRepository } from './run-history.repository.js';

@Module({
  imports: [RunsModule],
  providers: [
    AnomaliesRepository,
    AnomalyEvents,
    AnomalyWatch,
    DisagreementsRepository,
    PriceChecks,
    PriceChecksRepository,
    RunHistoryRepository,
  ],
  exports: [AnomaliesRepository, AnomalyEvents, AnomalyWatch],
})
export class AnomaliesModule {}
