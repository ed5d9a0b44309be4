import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { now } from '../domain/clock.js';
import { ApiKeysRepository } from '../access/api-keys.repository.js';
import { ApiKeysService, type IssuedKey, ApiKeyError } from '../access/api-keys.service.js';
import { keyName } from '../access/key-name.js';
import { SCOPES } from '../access/scope.js';
import { AuditLog } from '../audit/audit-log.js';
import { ConfigError } from '../config/config.js';

export const KEY_USAGE = 'usage: make key NAME=ops SCOPES=read,run [EXPIRES=2027-01-31]';
const keyArguments = z.object({
  name: keyName,
  scopes: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(SCOPES, `expected some of ${SCOPES.join(', ')}`)).min(1)),
  expiresAt: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], 'expected a date such as 2027-01-31')
    .transform((text) => new Date(text))
    .refine((date) => date > now(), 'expected a date in the future')
    .optional(),
});

/** Issues a key to anyone who can reach the database, such as the first one. */
export class KeyCommand {
  private readonly service: ApiKeysService;

  constructor(dataSource: DataSource) {
    this.service = new ApiKeysService(dataSource, new ApiKeysRepository(dataSource), new AuditLog());
  }

  /** @throws ConfigError if the arguments or the name are invalid */
  async issue(
    given: Readonly<Record<'name' | 'scopes' | 'expiresAt', string | undefined>>,
  ): Promise<IssuedKey> {
    const { data, error } = keyArguments.safeParse(given);
    if (!data) {
      const problems = error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
      throw new ConfigError([KEY_USAGE, ...problems].join('\n  '));
    }
    const { name, scopes, expiresAt = null } = data;
    try {
      return await this.service.issue({ name, scopes, expiresAt }, 'make key');
    } catch (refused) {
      throw refused instanceof ApiKeyError ? new ConfigError(refused.message) : refused;
    }
  }
}
