import { Module } from '@nestjs/common';
import { ArticleMatcher } from './article-matcher.js';
import { ArticleStore } from './article-store.js';
import { ArticlesRepository } from './articles.repository.js';
import { CandlesRepository } from './candles.repository.js';
import { ContractsRepository } from './contracts.repository.js';
import { FeedItemsRepository } from './feed-items.repository.js';
import { FeedIdentitiesRepository } from './feed-identities.repository.js';
import { LatestQuotesRepository } from './latest-quotes.repository.js';
import { ListingsRepository } from './listings.repository.js';
import { QuotesRepository } from './quotes.repository.js';
import { RatesRepository } from './rates.repository.js';
import { RejectionClosingRepository } from './rejection-closing.repository.js';
import { RejectionsRepository } from './rejections.repository.js';
import { SweepsRepository } from './sweeps.repository.js';
import { SweptCoinsRepository } from './swept-coins.repository.js';

const repositories = [
  ListingsRepository,
  QuotesRepository,
  CandlesRepository,
  ArticlesRepository,
  ArticleMatcher,
  ArticleStore,
  FeedIdentitiesRepository,
  FeedItemsRepository,
  ContractsRepository,
  RatesRepository,
  LatestQuotesRepository,
  RejectionsRepository,
  RejectionClosingRepository,
  SweepsRepository,
  SweptCoinsRepository,
];

@Module({
  providers: repositories,
  exports: repositories,
})
export class NormalizationModule {}
