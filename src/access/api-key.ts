import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const PREFIX_BYTES = 6;
const SECRET_BYTES = 32;
const KEY_PATTERN = /^kas_([0-9a-f]{12})_[0-9a-f]{64}$/;

export interface NewApiKey {
  /** `kas_<prefix>_<secret>`. It is shown once and kept nowhere. */
  key: string;
  prefix: string;
  hash: Buffer;
}

export function newApiKey(): NewApiKey {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const key = `kas_${prefix}_${randomBytes(SECRET_BYTES).toString('hex')}`;
  return { key, prefix, hash: hashKey(key) };
}

/** The prefix of what has the form of an issued key, else null. */
export function prefixOf(key: string): string | null {
  return KEY_PATTERN.exec(key)?.[1] ?? null;
}

/**
 * A fast hash: slow ones (bcrypt, Argon2) make up for secrets that can be guessed. 256 random bits cannot, however fast
 * a stolen hash is tried against; and every request would pay for it.
 */
export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}

/** In constant time. Digests are of one length, whatever was sent: so much alone does timingSafeEqual ask for. */
export function matchesHash(key: string, hash: Buffer): boolean {
  return timingSafeEqual(hashKey(key), hash);
}
