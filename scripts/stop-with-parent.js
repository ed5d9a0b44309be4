// node --import ./scripts/stop-with-parent.js …: the process stops when the one that started it is gone, by kill -9 too.
import process from 'node:process';
import { setInterval } from 'node:timers';

const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
