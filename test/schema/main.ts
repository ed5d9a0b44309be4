import { writeFileSync } from 'node:fs';
import { writeApiFiles } from '../clients/write-api-files.js';
import { createTestDatabase } from '../support/database.js';
import { startTestPostgres, stopTestPostgres } from '../support/postgres.js';
import { layoutsPage } from '../docs/csv-layouts.js';
import { commandLinePage } from '../docs/command-line.js';
import { problemsPage } from '../docs/problems.js';
import { profilesSchema } from './csv-profiles.js';
import { definitionSchema } from './source-definition.js';
import { diagram } from './diagram.js';
import { schemaSql } from './schema-sql.js';

writeFileSync('docs/csv-profiles.schema.json', await profilesSchema());
writeFileSync('docs/source.schema.json', await definitionSchema());
writeFileSync('docs/csv-layouts.md', await layoutsPage());
writeFileSync('docs/command-line.md', commandLinePage());
writeFileSync('docs/problems.md', problemsPage());
await startTestPostgres();
try {
  const database = await createTestDatabase();
  writeFileSync('docs/schema.md', await diagram(database.dataSource));
  writeFileSync('docs/schema.sql', await schemaSql(database.dataSource));
  await writeApiFiles(database.url);
  await database.drop();
} finally {
  await stopTestPostgres();
}
