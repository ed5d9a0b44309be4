import { Module } from '@nestjs/common';
import { SourcesModule } from '../../sources/sources.module.js';
import { Conversions } from '../conversion/conversions.js';
import { AssetRepository } from './asset.repository.js';
import { StalePriceAges } from './stale-price-ages.js';

const providers = [AssetRepository, Conversions, StalePriceAges];

/** Assets with their consensus prices, which the price watch also uses. */
@Module({ imports: [SourcesModule], providers, exports: providers })
export class AssetModule {}
