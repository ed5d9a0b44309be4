import { closeSync, existsSync, readFileSync, writeSync } from 'node:fs';
import { claimDataDir } from '../../src/database/data-dir-owner.js';

/** Claims subfolders 0, 1, … of the given one, each at the same moment as the other processes, and prints which it got. */
const [dataDir, rounds] = process.argv.slice(2);
const ROUND_MS = 15;
/** As long as a sleeping process may take to wake up. */
const AWAKE_MS = 2;
const sleep = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

console.log('ready');
while (!existsSync(`${dataDir}/go`)) sleep(AWAKE_MS);
const start = Number(readFileSync(`${dataDir}/go`, 'utf8'));
const won: number[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const moment = start + round * ROUND_MS;
  sleep(moment - Date.now() - AWAKE_MS);
  while (Date.now() < moment);
  try {
    claimDataDir(`${dataDir}/${round}`);
    won.push(round);
  } catch {
    // Another one has it.
  }
}
writeSync(1, JSON.stringify(won));
closeSync(1);
// A claimed folder belongs to the process until it ends.
setInterval(() => undefined, 1000);
