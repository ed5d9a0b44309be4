import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Upstream } from './http.js';

/** A limit, ours or one that the upstream told of, or the pause after a call that failed. */
export const WAIT_REASONS = ['limit', 'retry'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export interface UpstreamWait {
  upstream: Upstream;
  reason: WaitReason;
  /** What made it necessary, as a sentence. */
  why: string;
  seconds: number;
}

/** Calls of upstreams that are about to wait in this process, for metrics and the log. Listeners must not throw. */
@Injectable()
export class UpstreamWaits extends EventEmitter<{ wait: [UpstreamWait] }> {}
