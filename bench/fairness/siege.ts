import { workerData } from 'node:worker_threads';
import { besiege } from './hostile.js';

/** A thread of its own, so that the honest client waits for the service and not for the hostile ones. */
const { url, ofEach } = workerData as { url: string; ofEach: number };
await besiege(url, ofEach, new AbortController().signal);
