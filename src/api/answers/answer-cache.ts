import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CONFIG, type Config } from '../../config/config.js';
import { DataVersion } from './data-version.js';

const MEGABYTE = 1024 * 1024;
/** Of an entry beside its text. */
const OVERHEAD = 1000;

interface Kept<T> {
  /** Of the data, before the answer was read; null where the question was asked once only, and the answer not kept. */
  version: string | null;
  answer: Promise<T> | null;
}

/** What an answer takes in memory follows from its text. */
export interface Answer {
  json: string;
}

/**
 * Answers that were read before, as long as the data has not changed since. The version is asked for with every request, so no answer
 * is older than its request; an answer read while the data changes has the version before, and is never given again. For questions
 * that depend on nothing but the data.
 */
@Injectable()
export class AnswerCache {
  private readonly kept: LRUCache<string, Kept<unknown>> | null;

  constructor(
    @Inject(CONFIG) { ANSWER_CACHE_MB }: Config,
    private readonly versions: DataVersion,
  ) {
    this.kept = ANSWER_CACHE_MB ? new LRUCache({ maxSize: ANSWER_CACHE_MB * MEGABYTE }) : null;
  }

  /** Questions asked for the first time pay nothing for those that repeat. */
  async get<T extends Answer | null>(question: string, read: () => Promise<T>): Promise<T> {
    if (!this.kept) return read();
    const known = this.kept.get(question) as Kept<T> | undefined;
    if (!known) {
      this.keep(question, { version: null, answer: null }, 0);
      return read();
    }
    const version = await this.versions.current();
    if (version === null) return read();
    // Another request may have read it meanwhile.
    const latest = (this.kept.get(question) as Kept<T> | undefined) ?? known;
    if (latest.answer && latest.version === version) return latest.answer;
    return this.read(question, version, read);
  }

  private async read<T extends Answer | null>(
    question: string,
    version: string,
    read: () => Promise<T>,
  ): Promise<T> {
    const answer = read();
    const kept = { version, answer };
    this.keep(question, kept, 0);
    try {
      const found = await answer;
      if (this.kept!.peek(question) === kept) this.keep(question, kept, 2 * (found?.json.length ?? 0));
      return found;
    } catch (error) {
      if (this.kept!.peek(question) === kept) this.kept!.delete(question);
      throw error;
    }
  }

  private keep(question: string, kept: Kept<unknown>, size: number): void {
    this.kept!.set(question, kept, { size: OVERHEAD + 2 * question.length + size });
  }
}
