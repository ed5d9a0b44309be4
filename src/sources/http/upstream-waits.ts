import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Upstream } from './http.js';

/**
 * `limit`: a call is delayed by a known limit. `refused`: a call was refused or failed, and the reply says when to
 * call again. `failed`: the pause after a failed call. After the latter two, the call is retried.
 */
export const WAIT_REASONS = ['limit', 'refused', 'failed'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

export interface UpstreamWait {
  upstream: Upstream;
  reason: WaitReason;
  /** The cause, as a sentence. */
  why: string;
  seconds: number;
}

/** Announces waits for upstreams in this process, for metrics and the log. Listeners must not throw. */
@Injectable()
export class UpstreamWaits extends EventEmitter<{ wait: [UpstreamWait] }> {}
