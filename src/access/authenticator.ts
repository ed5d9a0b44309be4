import { Inject, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { now, uptime } from '../domain/clock.js';
import { CONFIG, type Config } from '../config/config.js';
import { hashKey, matchesHash, prefixOf } from './api-key.js';
import { ApiKeysRepository, type UsableKey } from './api-keys.repository.js';
import type { Scope } from './scope.js';

export interface Caller {
  /** Name of the caller in the audit log. */
  name: string;
  /** Identifies the caller for rate limits and idempotency keys. */
  id: string;
  scopes: readonly Scope[];
  /**
   * True for issued keys, which are made of 256 random bits and cannot be guessed. False for ADMIN_API_KEY, which is
   * chosen by a person.
   */
  issued: boolean;
}

/** How long keys are cached in milliseconds, and therefore how long a revoked key may still work. */
const CACHE_MS = 5000;
/** How long cached keys are accepted in milliseconds while the database is down, so that monitoring keeps working. */
const OUTAGE_CACHE_MS = 600_000;
const TOUCH_MS = 60_000;
const MAX_CACHED = 1000;

interface CachedKey {
  key: UsableKey;
  readAt: number;
  touchedAt: number;
}

/** Resolves API keys to callers, with a short-lived cache in front of the database. */
@Injectable()
export class Authenticator {
  private readonly admin: Buffer | null;
  /** Keys by prefix. Contains only keys whose secret has been verified, so that guesses cannot evict entries. */
  private readonly cache = new Map<string, CachedKey>();

  constructor(
    @Inject(CONFIG) { ADMIN_API_KEY }: Config,
    private readonly keys: ApiKeysRepository,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(Authenticator.name);
    this.admin = ADMIN_API_KEY === undefined ? null : hashKey(ADMIN_API_KEY);
  }

  /** The caller who sent this key; null if the key is unknown. */
  async authenticate(given: string): Promise<Caller | null> {
    if (this.admin && matchesHash(given, this.admin))
      return { name: 'admin', id: 'admin', scopes: ['admin'], issued: false };
    const prefix = prefixOf(given);
    const key = prefix && (await this.find(prefix, given));
    return key ? { name: key.name, id: key.id, scopes: key.scopes, issued: true } : null;
  }

  private async find(prefix: string, given: string): Promise<UsableKey | null> {
    const existing = this.cache.get(prefix);
    if (existing && uptime() - existing.readAt < CACHE_MS) return verified(existing.key, given);
    const key = await this.keys.findUsable(prefix).catch((error: unknown) => {
      if (existing && uptime() - existing.readAt < OUTAGE_CACHE_MS) return existing.key;
      throw error;
    });
    if (key === existing?.key) return verified(key, given);
    this.cache.delete(prefix);
    if (!key || !verified(key, given)) return null;
    const entry = { key, readAt: uptime(), touchedAt: existing?.touchedAt ?? -TOUCH_MS };
    this.cache.set(prefix, entry);
    if (this.cache.size > MAX_CACHED) this.cache.delete(this.cache.keys().next().value!);
    if (uptime() - entry.touchedAt >= TOUCH_MS) this.touch(entry);
    return key;
  }

  /** Records when the key was last used, in the background: a request neither waits for it nor fails because of it. */
  private touch(entry: CachedKey): void {
    entry.touchedAt = uptime();
    this.keys
      .touch(entry.key.id)
      .catch((error: unknown) =>
        this.logger.warn({ err: error }, 'could not record when an API key was last used'),
      );
  }
}

function verified(key: UsableKey, given: string): UsableKey | null {
  const expired = key.expiresAt !== null && key.expiresAt <= now();
  return !expired && matchesHash(given, key.hash) ? key : null;
}
