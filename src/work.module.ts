import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AnomaliesModule } from './anomalies/anomalies.module.js';
import { LoggingModule } from './api/logging.module.js';
import { BackgroundModule } from './background/background.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { FaultsModule } from './faults/faults.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { IngestionModule } from './ingestion/ingestion.module.js';
import { MentionsModule } from './mentions/mentions.module.js';
import { PriceWatchModule } from './price-watch/price-watch.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { withSchedules } from './sources/defined/schedules.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** Runs and what follows them, without HTTP. */
@Module({})
export class WorkModule {
  static forRoot(given: Config): DynamicModule {
    const config = withSchedules(given);
    return {
      module: WorkModule,
      imports: [
        ConfigModule.forRoot(config),
        LoggingModule,
        ScheduleModule.forRoot(),
        DatabaseModule,
        BackgroundModule,
        ...FaultsModule.forConfig(config),
        IngestionModule,
        IdentityModule,
        MentionsModule,
        AnomaliesModule,
        RetentionModule,
        WebhooksModule,
        PriceWatchModule,
      ],
    };
  }
}
