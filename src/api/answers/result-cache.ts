import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../../config/config.js';
import { ReadConnections } from '../../database/read-connections.js';
import { DataVersion } from './data-version.js';

export const MEGABYTE = 1024 * 1024;
/** This cache's share of ANSWER_CACHE_MB; ReplyCache uses the rest. */
export const RESULT_CACHE_SHARE = 0.5;
/** Estimated memory of an entry in bytes, in addition to its text. */
const OVERHEAD = 1000;

interface Entry<T> {
  /** Version of the data before the answer was read. Null if the key was requested only once: its answer is not cached. */
  version: string | null;
  answer: Promise<T> | null;
  /** True if the replica failed and the primary answered instead. */
  isOfPrimary?: true;
}

/** An answer that can be cached; its memory is estimated from the length of its text. */
export interface CachedResult {
  json: string;
  /** When it may become outdated even though the data has not changed, as Unix time; by default, never. */
  until?: number;
}

/** What a cached answer depends on. */
export interface Basis {
  version: string;
  until: number;
}

/**
 * Caches answers until the data changes. The version of the data is checked with every request, so no answer is older
 * than its request. An answer that is read while the data changes gets the earlier version and is never reused. Only
 * for reads that depend on nothing but the data. Answers from the replica are cached separately, because it may lag
 * behind the primary.
 */
@Injectable()
export class ResultCache {
  private readonly kept: LRUCache<string, Entry<unknown>> | null;
  private readonly belongs = new WeakMap<object, Basis>();

  constructor(
    @Inject(CONFIG) { ANSWER_CACHE_MB }: Config,
    private readonly versions: DataVersion,
    private readonly connections: ReadConnections,
  ) {
    this.kept = ANSWER_CACHE_MB
      ? new LRUCache({ maxSize: ANSWER_CACHE_MB * MEGABYTE * RESULT_CACHE_SHARE })
      : null;
  }

  /**
   * Returns the cached answer, or reads and caches it. An answer is cached from its second request on, so that a read
   * requested only once costs nothing extra.
   */
  async get<T extends CachedResult | null>(query: string, read: () => Promise<T>): Promise<T> {
    if (!this.kept) return read();
    const key = `${this.connections.server} ${query}`;
    const existing = this.kept.get(key) as Entry<T> | undefined;
    if (!existing) {
      this.keep(key, { version: null, answer: null }, 0);
      return read();
    }
    const state = await this.versions.current().catch(() => null);
    if (state === null) return read();
    // Another request may have read the answer meanwhile.
    const latest = (this.kept.get(key) as Entry<T> | undefined) ?? existing;
    if (latest.answer && latest.version === state.version) {
      const answer = await latest.answer;
      if (state.at < untilOf(answer)) {
        if (latest.isOfPrimary) this.connections.usePrimary();
        return answer;
      }
    }
    return this.read(key, state.version, read);
  }

  /** What a cached answer depends on; undefined if it is not cached. */
  basisOf(answer: object): Basis | undefined {
    return this.belongs.get(answer);
  }

  private async read<T extends CachedResult | null>(
    key: string,
    version: string,
    read: () => Promise<T>,
  ): Promise<T> {
    const answer = read();
    const kept: Entry<T> = { version, answer };
    this.keep(key, kept, 0);
    try {
      const found = await answer;
      if (!key.startsWith(this.connections.server)) {
        kept.isOfPrimary = true;
        this.forget(key, kept);
        return found;
      }
      if (found) this.belongs.set(found, { version, until: untilOf(found) });
      if (this.kept!.peek(key) === kept) this.keep(key, kept, 2 * (found?.json.length ?? 0));
      return found;
    } catch (error) {
      this.forget(key, kept);
      throw error;
    }
  }

  private forget(key: string, kept: Entry<unknown>): void {
    if (this.kept!.peek(key) === kept) this.kept!.delete(key);
  }

  private keep(key: string, kept: Entry<unknown>, size: number): void {
    this.kept!.set(key, kept, { size: OVERHEAD + 2 * key.length + size });
  }
}

const untilOf = (answer: CachedResult | null): number => answer?.until ?? Infinity;
