import { demoEnvironment } from './demo-environment.js';
import { startSandbox } from './sandbox.js';

const REAL = 'postgres://localhost/real';

describe('the environment of the demo', () => {
  it('leaves out the databases of the service, and uses one of its own', async () => {
    const sandbox = await startSandbox();
    const given = {
      DATABASE_URL: REAL,
      MIGRATION_DATABASE_URL: REAL,
      READER_DATABASE_URL: REAL,
      DATABASE_REPLICA_URL: REAL,
      DEMO_DATABASE_URL: 'postgres://localhost/demo',
    };
    try {
      const env = demoEnvironment(sandbox, given);
      expect(Object.values(env)).not.toContain(REAL);
      expect(env.DATABASE_URL).toBe('postgres://localhost/demo');
      expect(demoEnvironment(sandbox, { DATABASE_URL: REAL }).DATABASE_URL).toBeUndefined();
    } finally {
      await sandbox.close();
    }
  });
});
