import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArticlesRepository } from './articles.repository.js';
import { ContractsRepository } from './contracts.repository.js';
import { Asset } from './asset.entity.js';
import { Listing } from './listing.entity.js';
import { ListingsRepository } from './listings.repository.js';
import { NewQuotesRepository } from './new-quotes.repository.js';
import { QuotesRepository } from './quotes.repository.js';
import { RejectionClosingRepository } from './rejection-closing.repository.js';
import { RejectionsRepository } from './rejections.repository.js';

const repositories = [
  ListingsRepository,
  NewQuotesRepository,
  QuotesRepository,
  ArticlesRepository,
  ContractsRepository,
  RejectionsRepository,
  RejectionClosingRepository,
];

@Module({
  imports: [TypeOrmModule.forFeature([Asset, Listing])],
  providers: repositories,
  exports: [TypeOrmModule, ...repositories],
})
export class NormalizationModule {}
