import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX_BYTES = 6;
const SECRET_BYTES = 32;
const KEY_PATTERN = /^kas_([0-9a-f]{12})_[0-9a-f]{64}$/;

export interface NewApiKey {
  /** `kas_<prefix>_<secret>`. Shown once and never stored. */
  key: string;
  prefix: string;
  hash: Buffer;
}

export function newApiKey(): NewApiKey {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const key = `kas_${prefix}_${randomBytes(SECRET_BYTES).toString('hex')}`;
  return { key, prefix, hash: hashKey(key) };
}

/** The prefix of a well-formed issued key, otherwise null. */
export function prefixOf(key: string): string | null {
  return KEY_PATTERN.exec(key)?.[1] ?? null;
}

/**
 * A fast hash is enough. Slow ones (bcrypt, Argon2) protect secrets that can be guessed; 256 random bits cannot be,
 * however fast a stolen hash is attacked, and every request would pay for the slowness.
 */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Compares in constant time. `timingSafeEqual` requires equal lengths, which digests have whatever was sent. */
export function matchesHash(key: string, hash: Buffer): boolean {
  return timingSafeEqual(hashKey(key), hash);
}
