import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { now } from '../domain/clock.js';
import { AuditLog } from '../audit/audit-log.js';
import { newApiKey } from './api-key.js';
import { type ApiKeyRow, ApiKeysRepository } from './api-keys.repository.js';
import type { Scope } from './scope.js';

export interface IssuedKey {
  row: ApiKeyRow;
  /** The key in clear text, which is available only when it is issued. */
  key: string;
}

export class ApiKeyError extends Error {
  constructor(
    readonly code: 'not_found' | 'conflict',
    message: string,
  ) {
    super(message);
  }
}

const UNIQUE_VIOLATION = '23505';
/** A later moment has no ISO 8601 form with a year of four digits. */
const LATEST_EXPIRY = Date.parse('9999-12-31T23:59:59.999Z');

/** Issues, rotates and revokes keys. Every action is written to the audit log with its actor. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: ApiKeysRepository,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ApiKeyError if the name is in use */
  issue(
    wanted: { name: string; scopes: readonly Scope[]; expiresAt: Date | null },
    actor: string,
  ): Promise<IssuedKey> {
    return this.dataSource.transaction(async (tx) => {
      const issued = await this.insert(tx, wanted);
      await this.record(tx, 'issue', actor, issued.row);
      return issued;
    });
  }

  /**
   * Issues a new key with the same name, scopes and lifetime; the old one works until the grace period ends.
   * @throws ApiKeyError if there is no such key or it no longer works
   */
  rotate(id: string, graceSeconds: number, actor: string): Promise<IssuedKey> {
    return this.dataSource.transaction(async (tx) => {
      const old = await this.lockExisting(tx, id);
      const { name, scopes, createdAt, expiresAt } = old;
      const ended =
        (old.revokedAt && 'revoked') ||
        (old.rotatedAt && 'rotated') ||
        (expiresAt && expiresAt <= now() && 'expired');
      if (ended) throw new ApiKeyError('conflict', `API key ${id} is already ${ended}.`);
      await this.keys.rotate(tx, id, graceSeconds);
      const lifetime = expiresAt && expiresAt.getTime() - createdAt.getTime();
      const expires =
        lifetime === null ? null : new Date(Math.min(now().getTime() + lifetime, LATEST_EXPIRY));
      const issued = await this.insert(tx, { name, scopes, expiresAt: expires });
      await this.record(tx, 'rotate', actor, issued.row, old);
      return issued;
    });
  }

  /**
   * Revokes the key, which stops working within seconds. May be repeated.
   * @throws ApiKeyError if there is no such key
   */
  revoke(id: string, actor: string): Promise<ApiKeyRow> {
    return this.dataSource.transaction(async (tx) => {
      const old = await this.lockExisting(tx, id);
      if (old.revokedAt) return old;
      const row = await this.keys.revoke(tx, id);
      await this.record(tx, 'revoke', actor, row, old);
      return row;
    });
  }

  private async lockExisting(tx: EntityManager, id: string): Promise<ApiKeyRow> {
    const row = await this.keys.lock(tx, id);
    if (!row) throw new ApiKeyError('not_found', `API key ${id} does not exist.`);
    return row;
  }

  private async insert(
    tx: EntityManager,
    wanted: { name: string; scopes: readonly Scope[]; expiresAt: Date | null },
  ): Promise<IssuedKey> {
    const { key, prefix, hash } = newApiKey();
    try {
      return { row: await this.keys.insert(tx, { ...wanted, prefix, hash }), key };
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
      throw new ApiKeyError(
        'conflict',
        `An API key named ${JSON.stringify(wanted.name)} already exists: rotate it instead.`,
      );
    }
  }

  private async record(
    tx: EntityManager,
    action: 'issue' | 'rotate' | 'revoke',
    actor: string,
    row: ApiKeyRow,
    old?: ApiKeyRow,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `api_key.${action}`,
      subject: `api-keys/${old?.id ?? row.id}`,
      before: old && auditView(old),
      after: auditView(row),
    });
  }
}

function auditView({ id, name, prefix, scopes, expiresAt, revokedAt }: ApiKeyRow) {
  return { id: Number(id), name, prefix, scopes, expires_at: expiresAt, revoked_at: revokedAt };
}
