import { report } from './labelled.js';

for (const line of report().lines) console.log(line);
