import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import type { FeedSettings } from './feed-settings.js';
import { publicUrl } from './feed-url.js';

/** The configured feeds. */
@Injectable()
export class FeedList {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** By the key of their partition. */
  current(): ReadonlyMap<string, FeedSettings> {
    const feeds = new Map<string, FeedSettings>();
    for (const url of new Set(this.config.RSS_FEEDS)) {
      const shown = publicUrl(url);
      let key = shown;
      for (let count = 2; feeds.has(key); count++) key = `${shown}#${count}`;
      feeds.set(key, { key, name: null, url, headers: {}, intervalMinutes: null });
    }
    return feeds;
  }
}
