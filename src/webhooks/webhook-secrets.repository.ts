import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Secrets are stored in clear text, because signing needs them. docs/webhooks.md explains who may read the table. */
@Injectable()
export class WebhookSecretsRepository {
  /** Adds a random secret, used for signing once committed. @returns the secret in the format of Standard Webhooks */
  async add(tx: EntityManager, webhookId: string): Promise<string> {
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    await tx.query('insert into webhook_secrets (webhook_id, secret) values ($1, $2)', [webhookId, secret]);
    return secret;
  }

  /**
   * Sets the existing secrets to expire after `graceSeconds`; until then, deliveries are also signed with them.
   * @returns their number
   */
  async expire(tx: EntityManager, webhookId: string, graceSeconds: number): Promise<number> {
    await tx.query('delete from webhook_secrets where webhook_id = $1 and expires_at <= now()', [webhookId]);
    const [, count] = await tx.query<[unknown[], number]>(
      `update webhook_secrets set expires_at = least(expires_at, now() + $2 * interval '1 second')
       where webhook_id = $1`,
      [webhookId, graceSeconds],
    );
    return count;
  }
}
