import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX_BYTES = 6;
const SECRET_BYTES = 32;
const KEY_PATTERN = /^kas_([0-9a-f]{12})_[0-9a-f]{64}$/;

export interface NewApiKey {
  /** The whole key, `kas_<prefix>_<secret>`. It is shown once and never stored. */
  key: string;
  prefix: string;
  hash: Buffer;
}

export function newApiKey(): NewApiKey {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const key = `kas_${prefix}_${randomBytes(SECRET_BYTES).toString('hex')}`;
  return { key, prefix, hash: hashKey(key) };
}

/** The prefix of a key that has the form of issued keys, otherwise null. */
export function prefixOf(key: string): string | null {
  return KEY_PATTERN.exec(key)?.[1] ?? null;
}

/**
 * A fast hash is enough. Slow ones (bcrypt, Argon2) protect secrets that can be guessed, which 256 random bits cannot
 * be. They would also slow down every request.
 */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** Compares in constant time. `timingSafeEqual` requires equal lengths, which two digests always have. */
export function matchesHash(key: string, hash: Buffer): boolean {
  return timingSafeEqual(hashKey(key), hash);
}
