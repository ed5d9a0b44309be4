import { createTestDatabase, type TestDatabase } from './database.js';
import { emptyDatabase } from './empty-database.js';

/** One database for all tests of a file, empty when each of them begins. */
export function useDatabase() {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  beforeEach(() => emptyDatabase(database.dataSource));
  afterAll(() => database?.drop());
  return {
    get url() {
      return database.url;
    },
    get dataSource() {
      return database.dataSource;
    },
  };
}
