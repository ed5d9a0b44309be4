import { setPriority } from 'node:os';
import { besiege } from './hostile.js';

/** Attackers compute elsewhere: on this machine, they have only what the service, its database and the honest client leave. */
setPriority(19);
const [url, ofEach, kinds, network] = process.argv.slice(2) as [string, string, string, string];
let acts = 0;
// How much of a siege it is: none, where other work leaves nothing.
setInterval(() => process.send!(acts), 1000);
await besiege({ url, ofEach: Number(ofEach), kinds, network }, () => void acts++);
