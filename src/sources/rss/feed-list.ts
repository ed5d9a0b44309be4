import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { ConfigError } from '../../config/config-error.js';
import { environment } from '../../config/environment.js';
import { FatalError } from '../../domain/errors.js';
import { type FileFeed, readFeedFile, versionOf } from './feed-file.js';
import type { FeedSettings } from './feed-settings.js';
import { publicUrl } from './feed-url.js';

type Feeds = ReadonlyMap<string, FeedSettings>;

/** The feeds listed in FEEDS_FILE, which may change while the service runs, and in RSS_FEEDS. */
@Injectable()
export class FeedList implements OnModuleInit {
  private cached: { version: string; feeds: Feeds } | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** A process that polls feeds does not start if the file is unreadable. */
  onModuleInit(): void {
    if (this.config.ROLE !== 'api' && this.config.SOURCES.includes('rss')) this.current();
  }

  /** The feeds by partition key. @throws FatalError if the file has become unusable */
  current(): Feeds {
    const { FEEDS_FILE: path, RSS_FEEDS: urls } = this.config;
    try {
      const version = path === undefined ? '' : versionOf(path);
      if (this.cached?.version !== version) {
        const file = path === undefined ? [] : readFeedFile(path, environment());
        this.cached = { version, feeds: keyed([...file, ...urls.map(ofUrl)]) };
      }
      return this.cached.feeds;
    } catch (error) {
      const problem =
        error instanceof ConfigError ? error.message : `FEEDS_FILE: ${path}: ${(error as Error).message}`;
      // While the service is running, the error is reported by a run.
      if (this.cached) throw new FatalError('feeds_file', problem, { cause: error });
      throw new ConfigError(problem, { cause: error });
    }
  }
}

/** Finds a configured feed by its name or URL. */
export function findFeed(feeds: Feeds, nameOrUrl: string): FeedSettings | undefined {
  return (
    feeds.get(nameOrUrl) ??
    [...feeds.values()].find(({ url }) => url === nameOrUrl || publicUrl(url) === nameOrUrl)
  );
}

/** A feed with nothing configured but its URL. */
export function ofUrl(url: string): FileFeed {
  return { url, name: null, title: null, headers: {}, intervalMinutes: null };
}

/** Feeds by partition key. Later feeds with the same URL are ignored. */
function keyed(feeds: readonly FileFeed[]): Feeds {
  const urls = new Set<string>();
  const byKey = new Map<string, FeedSettings>();
  for (const feed of feeds) {
    if (urls.has(feed.url)) continue;
    urls.add(feed.url);
    const shown = feed.name ?? publicUrl(feed.url);
    let key = shown;
    for (let count = 2; byKey.has(key); count++) key = `${shown}#${count}`;
    byKey.set(key, { ...feed, key });
  }
  return byKey;
}
