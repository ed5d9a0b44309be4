import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { ReservedConnections } from '../database/reserved-connections.js';
import type { Scope } from './scope.js';

export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  scopes: Scope[];
  createdAt: Date;
  expiresAt: Date | null;
  rotatedAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export interface UsableKey {
  id: string;
  name: string;
  hash: Buffer;
  scopes: Scope[];
  expiresAt: Date | null;
}

const COLUMNS = `id, name, prefix, scopes, created_at as "createdAt", expires_at as "expiresAt", rotated_at as "rotatedAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

@Injectable()
export class ApiKeysRepository {
  constructor(@Inject(ReservedConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** @throws a unique violation if a valid key has that name */
  async insert(
    tx: EntityManager,
    key: { name: string; prefix: string; hash: Buffer; scopes: readonly Scope[]; expiresAt: Date | null },
  ): Promise<ApiKeyRow> {
    const [row] = await tx.query<ApiKeyRow[]>(
      `insert into api_keys (name, prefix, hash, scopes, created_at, expires_at) values ($1, $2, $3, $4, now(), $5)
       returning ${COLUMNS}`,
      [key.name, key.prefix, key.hash, key.scopes, key.expiresAt],
    );
    return row!;
  }

  /** Newest first. */
  list(limit: number, before?: number): Promise<ApiKeyRow[]> {
    return this.database.query(
      `select ${COLUMNS} from api_keys where id < coalesce($2, 9223372036854775807) order by id desc limit $1`,
      [limit, before],
    );
  }

  async lock(tx: EntityManager, id: string): Promise<ApiKeyRow | null> {
    const [row] = await tx.query<ApiKeyRow[]>(`select ${COLUMNS} from api_keys where id = $1 for update`, [
      id,
    ]);
    return row ?? null;
  }

  /** Marks the key as replaced; it keeps working for `graceSeconds`. */
  async rotate(tx: EntityManager, id: string, graceSeconds: number): Promise<void> {
    await tx.query(
      `update api_keys set rotated_at = now(), expires_at = least(expires_at, now() + $2 * interval '1 second')
       where id = $1`,
      [id, graceSeconds],
    );
  }

  async revoke(tx: EntityManager, id: string): Promise<ApiKeyRow> {
    const [[row]] = await tx.query<[ApiKeyRow[]]>(
      `update api_keys set revoked_at = now() where id = $1 returning ${COLUMNS}`,
      [id],
    );
    return row!;
  }

  /** The usable key with this prefix; null if it does not exist, is revoked or has expired. */
  async findUsable(prefix: string): Promise<UsableKey | null> {
    const [row] = await this.database.query<UsableKey[]>(
      `select id, name, hash, scopes, expires_at as "expiresAt" from api_keys
       where prefix = $1 and revoked_at is null and (expires_at is null or expires_at > now())`,
      [prefix],
    );
    return row ?? null;
  }

  /** Updates when the key was last used, at most once a minute, however many processes call it. */
  async touch(id: string): Promise<void> {
    await this.database.query(
      `update api_keys set last_used_at = now()
       where id = $1 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
      [id],
    );
  }
}
