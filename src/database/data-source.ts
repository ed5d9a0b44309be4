import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { connectTimeout, ResilientClient, POOL_SETTINGS } from './connection.js';
import { sessionOptions } from './session-settings.js';
import { Init1764000000000 } from '../../migrations/1764000000000-init.js';
import { DistributedRuns1764100000000 } from '../../migrations/1764100000000-distributed-runs.js';
import { Drift1764200000000 } from '../../migrations/1764200000000-drift.js';
import { Rejections1764300000000 } from '../../migrations/1764300000000-rejections.js';
import { Idempotency1764400000000 } from '../../migrations/1764400000000-idempotency.js';
import { Identity1764500000000 } from '../../migrations/1764500000000-identity.js';
import { MarketViews1764600000000 } from '../../migrations/1764600000000-market-views.js';
import { AnomaliesAndMentions1764700000000 } from '../../migrations/1764700000000-anomalies-and-mentions.js';
import { FewerQuoteIndexes1764800000000 } from '../../migrations/1764800000000-fewer-quote-indexes.js';
import { ApiKeys1764900000000 } from '../../migrations/1764900000000-api-keys.js';
import { Retention1765000000000 } from '../../migrations/1765000000000-retention.js';
import { DistributableRaw1765100000000 } from '../../migrations/1765100000000-distributable-raw.js';
import { StorableColumns1765200000000 } from '../../migrations/1765200000000-storable-columns.js';
import { RejectionsOfReadings1765300000000 } from '../../migrations/1765300000000-rejections-of-readings.js';
import { SetAsides1765300000001 } from '../../migrations/1765300000001-set-asides.js';
import { PartitionsThatDisagree1765300000002 } from '../../migrations/1765300000002-partitions-that-disagree.js';
import { BackgroundTasks1765400000000 } from '../../migrations/1765400000000-background-tasks.js';
import { BlockedAt1765500000000 } from '../../migrations/1765500000000-blocked-at.js';
import { AssetSlugs1765600000000 } from '../../migrations/1765600000000-asset-slugs.js';
import { AssetFounders1765600100000 } from '../../migrations/1765600100000-asset-founders.js';
import { CursorsOfPartitions1765700000000 } from '../../migrations/1765700000000-cursors-of-partitions.js';
import { UnchangedPartitions1765700100000 } from '../../migrations/1765700100000-unchanged-partitions.js';
import { RunTotals1765700200000 } from '../../migrations/1765700200000-run-totals.js';
import { FoldedRuns1765700300000 } from '../../migrations/1765700300000-folded-runs.js';
import { KnownAt1765800000000 } from '../../migrations/1765800000000-known-at.js';
import { KnownAssets1765800100000 } from '../../migrations/1765800100000-known-assets.js';
import { Upstreams1766000000000 } from '../../migrations/1766000000000-upstreams.js';
import { Currencies1796000000000 } from '../../migrations/1796000000000-currencies.js';
import { PartialRuns1797000000000 } from '../../migrations/1797000000000-partial-runs.js';
import { Candles1798000000000 } from '../../migrations/1798000000000-candles.js';
import { FxRates1799000000000 } from '../../migrations/1799000000000-fx-rates.js';
import { FilePrecedence1800000000000 } from '../../migrations/1800000000000-file-precedence.js';
import { InactiveListings1801000000000 } from '../../migrations/1801000000000-inactive-listings.js';
import { IdentityReview1801100000000 } from '../../migrations/1801100000000-identity-review.js';
import { ChangeFeed1802000000000 } from '../../migrations/1802000000000-change-feed.js';
import { Webhooks1803000000000 } from '../../migrations/1803000000000-webhooks.js';
import { ArticleDetails1804000000000 } from '../../migrations/1804000000000-article-details.js';
import { Feeds1806000000000 } from '../../migrations/1806000000000-feeds.js';
import { ListingsWithoutSymbol1809000000000 } from '../../migrations/1809000000000-listings-without-symbol.js';
import { RawRows1811000000000 } from '../../migrations/1811000000000-raw-rows.js';
import { Search1816100000000 } from '../../migrations/1816100000000-search.js';
import { DataVersion1818000000000 } from '../../migrations/1818000000000-data-version.js';
import { FeedItems1819000000000 } from '../../migrations/1819000000000-feed-items.js';
import { MarkedFeedItems1819100000000 } from '../../migrations/1819100000000-marked-feed-items.js';
import { ManagedWebhooks1822000000000 } from '../../migrations/1822000000000-managed-webhooks.js';
import { FeedRepairs1823000000000 } from '../../migrations/1823000000000-feed-repairs.js';
import { AuditedRequests1824000000000 } from '../../migrations/1824000000000-audited-requests.js';
import { BudgetLimits1825000000000 } from '../../migrations/1825000000000-budget-limits.js';
import { FailingSources1826000000000 } from '../../migrations/1826000000000-failing-sources.js';
import { RecoveredFeeds1827000000000 } from '../../migrations/1827000000000-recovered-feeds.js';
import { QuickerArticleLanguage1828000000000 } from '../../migrations/1828000000000-quicker-article-language.js';
import { SweepReports1829000000000 } from '../../migrations/1829000000000-sweep-reports.js';
import { ListingKeys1830000000000 } from '../../migrations/1830000000000-listing-keys.js';
import { ResolverVersion1840000000000 } from '../../migrations/1840000000000-resolver-version.js';

/** All settings for connecting to PostgreSQL. Timeouts are in milliseconds. */
export function dataSourceOptions(url: string, poolSize = 20): PostgresDataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'kasparro',
    synchronize: false,
    migrations: [
      Init1764000000000,
      DistributedRuns1764100000000,
      Drift1764200000000,
      Rejections1764300000000,
      Idempotency1764400000000,
      Identity1764500000000,
      MarketViews1764600000000,
      AnomaliesAndMentions1764700000000,
      FewerQuoteIndexes1764800000000,
      ApiKeys1764900000000,
      Retention1765000000000,
      DistributableRaw1765100000000,
      StorableColumns1765200000000,
      RejectionsOfReadings1765300000000,
      SetAsides1765300000001,
      PartitionsThatDisagree1765300000002,
      BackgroundTasks1765400000000,
      BlockedAt1765500000000,
      AssetSlugs1765600000000,
      AssetFounders1765600100000,
      CursorsOfPartitions1765700000000,
      UnchangedPartitions1765700100000,
      RunTotals1765700200000,
      FoldedRuns1765700300000,
      KnownAt1765800000000,
      KnownAssets1765800100000,
      Upstreams1766000000000,
      Currencies1796000000000,
      PartialRuns1797000000000,
      Candles1798000000000,
      FxRates1799000000000,
      FilePrecedence1800000000000,
      InactiveListings1801000000000,
      IdentityReview1801100000000,
      ChangeFeed1802000000000,
      Webhooks1803000000000,
      ArticleDetails1804000000000,
      Feeds1806000000000,
      ListingsWithoutSymbol1809000000000,
      RawRows1811000000000,
      Search1816100000000,
      DataVersion1818000000000,
      FeedItems1819000000000,
      MarkedFeedItems1819100000000,
      ManagedWebhooks1822000000000,
      FeedRepairs1823000000000,
      AuditedRequests1824000000000,
      BudgetLimits1825000000000,
      FailingSources1826000000000,
      RecoveredFeeds1827000000000,
      QuickerArticleLanguage1828000000000,
      SweepReports1829000000000,
      ListingKeys1830000000000,
      ResolverVersion1840000000000,
    ],
    migrationsTransactionMode: 'each',
    connectTimeoutMS: connectTimeout(url),
    extra: {
      ...POOL_SETTINGS,
      options: sessionOptions(),
      statement_timeout: 60_000,
      lock_timeout: 10_000,
      // Shorter than others wait for a lock (three times lock_timeout), so a process paused in a transaction loses it.
      // Transactions never wait for anything but PostgreSQL.
      idle_in_transaction_session_timeout: 15_000,
    },
  };
}

/** Options for a single connection without statement timeout. */
export function migrationOptions(url: string): PostgresDataSourceOptions {
  const options = dataSourceOptions(url, 1);
  return { ...options, extra: { ...(options.extra as object), Client: ResilientClient } };
}
