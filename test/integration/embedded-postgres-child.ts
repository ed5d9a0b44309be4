import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.js';

await startEmbeddedPostgres({ dataDir: process.argv[2]! });
console.log('ready');
