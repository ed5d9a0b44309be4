import { setPriority } from 'node:os';
import { sendHostileRequests } from './hostile.js';

/**
 * Real attackers use other machines. Here, they run at low priority: they only get processor time that the service, its
 * database and the honest client leave.
 */
setPriority(19);
const [url, ofEach, kinds, network] = process.argv.slice(2) as [string, string, string, string];
let acts = 0;
// Reports the number of attacks so far. It is 0 if other work leaves no processor time.
setInterval(() => process.send!(acts), 1000);
await sendHostileRequests({ url, ofEach: Number(ofEach), kinds, network }, () => void acts++);
