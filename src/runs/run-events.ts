import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Counts, Run } from './run.entity.js';

export interface PageStored {
  source: string;
  runId: string;
  partition: string;
  counts: Counts;
  bytes: number;
  retries: number;
  /** Seconds from when the page was received until it was committed. */
  seconds: number;
}

export interface RunEnded {
  source: string;
  run: Run;
}

/** Emits events about runs in this process, for metrics and progress. Listeners must not throw. */
@Injectable()
export class RunEvents extends EventEmitter<{ page: [PageStored]; end: [RunEnded] }> {}
