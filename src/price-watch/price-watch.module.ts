import { Module } from '@nestjs/common';
import { ApiModule } from '../api/api.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { PriceWatch } from './price-watch.js';

@Module({ imports: [ApiModule, RunsModule, WebhooksModule], providers: [PriceWatch] })
export class PriceWatchModule {}
