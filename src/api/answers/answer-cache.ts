import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../../config/config.js';
import { ReadConnections } from '../../database/read-connections.js';
import { DataVersion } from './data-version.js';

export const MEGABYTE = 1024 * 1024;
/** Of the memory for answers; RepeatedReplies has the rest. */
export const SHARE = 0.5;
/** Overhead of an entry in addition to its text. */
const OVERHEAD = 1000;

interface Kept<T> {
  /** Version of the data before the answer was read; null if the question was asked only once and the answer is not cached. */
  version: string | null;
  answer: Promise<T> | null;
  /** The replica failed, and the primary answered. */
  isOfPrimary?: true;
}

/** The memory of an answer is derived from the length of its text. */
export interface Answer {
  json: string;
}

/**
 * Caches answers until the data changes. The version is checked with every request, so no answer is older than its
 * request. An answer read while the data changes gets the earlier version and is never reused. Only for questions that
 * depend on nothing but the data. A replica has answers of its own: it may be behind what the primary read into an answer.
 */
@Injectable()
export class AnswerCache {
  private readonly kept: LRUCache<string, Kept<unknown>> | null;
  private readonly belongs = new WeakMap<object, string>();

  constructor(
    @Inject(CONFIG) { ANSWER_CACHE_MB }: Config,
    private readonly versions: DataVersion,
    private readonly connections: ReadConnections,
  ) {
    this.kept = ANSWER_CACHE_MB ? new LRUCache({ maxSize: ANSWER_CACHE_MB * MEGABYTE * SHARE }) : null;
  }

  /** Questions that are asked only once cost nothing extra. */
  async get<T extends Answer | null>(asked: string, read: () => Promise<T>): Promise<T> {
    if (!this.kept) return read();
    const question = `${this.connections.server} ${asked}`;
    const known = this.kept.get(question) as Kept<T> | undefined;
    if (!known) {
      this.keep(question, { version: null, answer: null }, 0);
      return read();
    }
    const version = await this.versions.current().catch(() => null);
    if (version === null) return read();
    // Another request may have read it meanwhile.
    const latest = (this.kept.get(question) as Kept<T> | undefined) ?? known;
    if (latest.answer && latest.version === version) {
      const answer = await latest.answer;
      if (latest.isOfPrimary) this.connections.usePrimary();
      return answer;
    }
    return this.read(question, version, read);
  }

  /** The version of the data that an answer belongs to, if it is cached. */
  versionOf(answer: object): string | undefined {
    return this.belongs.get(answer);
  }

  private async read<T extends Answer | null>(
    question: string,
    version: string,
    read: () => Promise<T>,
  ): Promise<T> {
    const answer = read();
    const kept: Kept<T> = { version, answer };
    this.keep(question, kept, 0);
    try {
      const found = await answer;
      if (!question.startsWith(this.connections.server)) {
        kept.isOfPrimary = true;
        this.forget(question, kept);
        return found;
      }
      if (found) this.belongs.set(found, version);
      if (this.kept!.peek(question) === kept) this.keep(question, kept, 2 * (found?.json.length ?? 0));
      return found;
    } catch (error) {
      this.forget(question, kept);
      throw error;
    }
  }

  private forget(question: string, kept: Kept<unknown>): void {
    if (this.kept!.peek(question) === kept) this.kept!.delete(question);
  }

  private keep(question: string, kept: Kept<unknown>, size: number): void {
    this.kept!.set(question, kept, { size: OVERHEAD + 2 * question.length + size });
  }
}
