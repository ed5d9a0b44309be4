import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Upstream } from './http.js';

/**
 * `limit`: a call is held back, because a limit is known. `refused`: one was refused or failed, and the answer says when to
 * call again. `failed`: the pause after one that failed. After the latter two the call is made again.
 */
export const WAIT_REASONS = ['limit', 'refused', 'failed'] as const;
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
