import { Module } from '@nestjs/common';
import { AssetModule } from '../api/assets/asset.module.js';
import { RunsModule } from '../runs/runs.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { PriceWatch } from './price-watch.js';

@Module({ imports: [AssetModule, RunsModule, WebhooksModule], providers: [PriceWatch] })
export class PriceWatchModule {}
