import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { createTestDatabase } from '../../test/support/database.js';
import { startOldPostgres } from '../../test/support/old-postgres.js';
import { dataSourceOptions } from './data-source.js';
import { migrate } from './migrate.js';
import { assertSupported, unsupportedVersion, unusable } from './server-version.js';

describe('the version of the server', () => {
  it('is refused below 18, naming the version found and the one required', () => {
    const [found, needed] = ['PostgreSQL 17.9 (Debian 17.9-1)', 'requires 18 or newer'];
    expect(unsupportedVersion('17.9 (Debian 17.9-1)', 170009)).toContain(found);
    expect(unsupportedVersion('17.9 (Debian 17.9-1)', 170009)).toContain(needed);
    expect(unsupportedVersion('9.6.24', 90624)).toContain('PostgreSQL 9.6.24');
    expect(unsupportedVersion('18beta1', 180000)).toBeNull();
    expect(unsupportedVersion('19.1', 190001)).toBeNull();
  });

  it('is accepted on the current server', async () => {
    const database = await createTestDatabase();
    await expect(assertSupported(database.dataSource, 'DATABASE_URL')).resolves.toBeUndefined();
    await database.drop();
  });

  it('is not all that counts: the database must take writes and, before it is filled, be able to hold and find all texts', () => {
    const usable = {
      isEmpty: true,
      encoding: 'UTF8',
      hasPlainCase: true,
      isReplica: false,
      isReadOnly: false,
    };
    expect(unusable(usable, 'DATABASE_URL')).toBeNull();
    expect(unusable({ ...usable, isReplica: true, isReadOnly: true }, 'DATABASE_URL')).toMatch(
      /^DATABASE_URL: .*replica.*primary/,
    );
    expect(unusable({ ...usable, isReadOnly: true }, 'MIGRATION_DATABASE_URL')).toMatch(
      /^MIGRATION_.*read-only/,
    );
    expect(unusable({ ...usable, encoding: 'LATIN1' }, 'DATABASE_URL')).toMatch(/LATIN1.*UTF8/);
    expect(unusable({ ...usable, hasPlainCase: false }, 'DATABASE_URL')).toMatch(/lower case of I.*C\.UTF-8/);
    expect(unusable({ ...usable, isEmpty: false, hasPlainCase: false }, 'DATABASE_URL')).toBeNull();
  });

  const old = '/usr/lib/postgresql/15/bin';
  (existsSync(old) ? it : it.skip)(
    'prevents a migration on an old server, which stays unchanged',
    async () => {
      const server = await startOldPostgres(old);
      try {
        await expect(migrate(server.url)).rejects.toThrow(/PostgreSQL 15\.\d+.* requires 18 or newer/);
        const dataSource = await new DataSource(dataSourceOptions(server.url, 1)).initialize();
        expect(await dataSource.query(`select from pg_tables where schemaname = 'public'`)).toEqual([]);
        await dataSource.destroy();
      } finally {
        await server.stop();
      }
    },
  );
});
