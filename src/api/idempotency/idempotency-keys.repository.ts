import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A request sent with an Idempotency-Key, so that it may be repeated. */
export interface KeyedRequest {
  owner: Buffer;
  key: string;
  /** A hash of method, URL and body. */
  hash: Buffer;
}

export interface SavedReply {
  status: number;
  location: string | null;
  body: string;
}

/** The stored reply; missing while the first request is in progress. */
interface KnownKey {
  request_hash: Buffer;
  status: number | null;
  location: string | null;
  body: string | null;
}

export type Claim =
  | { is: 'new'; claim: string }
  | { is: 'under way' }
  | { is: 'another request' }
  | { is: 'answered'; reply: SavedReply };

const KEPT = `interval '24 hours'`;
/** No request takes this many minutes: the process that was handling it has died. */
const ABANDONED = `interval '5 minutes'`;

@Injectable()
export class IdempotencyKeysRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Registers a request. If several with the same key arrive at once, only one of them is new. */
  async claim({ owner, key, hash }: KeyedRequest): Promise<Claim> {
    for (;;) {
      const claim = randomUUID();
      const claimed = await this.dataSource.query<unknown[]>(
        `insert into idempotency_keys as known (owner, key, request_hash, claim, claimed_at) values ($1, $2, $3, $4, now())
         on conflict (owner, key) do update set request_hash = excluded.request_hash, claim = excluded.claim,
           claimed_at = excluded.claimed_at, status = null, location = null, body = null
         where known.claimed_at < now() - ${KEPT} or (known.status is null and known.claimed_at < now() - ${ABANDONED})
         returning 1`,
        [owner, key, hash, claim],
      );
      if (claimed.length) return { is: 'new', claim };
      const [known] = await this.dataSource.query<KnownKey[]>(
        'select request_hash, status, location, body from idempotency_keys where owner = $1 and key = $2',
        [owner, key],
      );
      if (!known) continue;
      const { request_hash, status, location, body } = known;
      if (!request_hash.equals(hash)) return { is: 'another request' };
      if (status === null || body === null) return { is: 'under way' };
      return { is: 'answered', reply: { status, location, body } };
    }
  }

  async save(
    { owner, key }: KeyedRequest,
    claim: string,
    { status, location, body }: SavedReply,
  ): Promise<void> {
    await this.dataSource.query(
      'update idempotency_keys set status = $4, location = $5, body = $6 where owner = $1 and key = $2 and claim = $3',
      [owner, key, claim, status, location, body],
    );
  }

  /** Forgets a request that did nothing, so that it may be repeated. */
  async release({ owner, key }: KeyedRequest, claim: string): Promise<void> {
    await this.dataSource.query('delete from idempotency_keys where owner = $1 and key = $2 and claim = $3', [
      owner,
      key,
      claim,
    ]);
  }

  async sweep(): Promise<void> {
    await this.dataSource.query(`delete from idempotency_keys where claimed_at < now() - ${KEPT}`);
  }
}
