import { report } from './labelled.js';

for (const line of report(process.argv.length > 2 ? process.argv.slice(2) : undefined)) console.log(line);
