import { z } from 'zod';
import { chance } from '../src/faults/chance.js';
import type { SandboxRequest } from './reply.js';

/** The faults injected into replies for a path. Omitted parts of the reply are unaffected. */
export const faultSchema = z.strictObject({
  status: z.int().min(100).max(599).optional(),
  headers: z.record(z.string(), z.string()).optional(),
  /** The forms in which upstreams write `Retry-After`. */
  retryAfter: z.enum(['seconds', 'date', 'past', 'negative', 'garbage', 'huge']).optional(),
  body: z.string().optional(),
  /** An HTML page instead of JSON, like those of proxies and bot challenges. */
  html: z.boolean().optional(),
  /** Number of requests to affect; default all, until the fault is removed. */
  times: z.int().positive().optional(),
  /** Number of requests to let pass first. */
  after: z.int().nonnegative().optional(),
  /** The probability that a request is affected; `seed` initialises the random generator. */
  chance: z.number().min(0).max(1).optional(),
  seed: z.int().optional(),
  delayMs: z.number().nonnegative().optional(),
  /** Sends the body in small pieces over this time. */
  trickleMs: z.number().nonnegative().optional(),
  /** Announces the length of the whole body, sends half of it and cuts the connection. */
  truncate: z.boolean().optional(),
  /** Sends the first half of a JSON text as if it were complete. */
  truncateJson: z.boolean().optional(),
  /** Cuts the connection without a reply. */
  drop: z.boolean().optional(),
  /** Accepts the request and never replies. */
  hang: z.boolean().optional(),
  /** Returns the first page for every page. */
  samePage: z.boolean().optional(),
  /** Repeats this many records from the start of the page at its end. */
  duplicate: z.int().positive().optional(),
  /** Starts each page this many records early, so that they repeat, as if new records had been listed meanwhile. */
  shift: z.int().positive().optional(),
  /** Omits this many records at the end of the page. */
  withhold: z.int().positive().optional(),
});
export type Fault = z.infer<typeof faultSchema>;

interface Active {
  path: string;
  fault: Fault;
  seen: number;
}

export class Faults {
  private readonly active: Active[] = [];

  /** @returns ends the fault */
  add(path: string, fault: Fault): () => void {
    const entry = { path, fault, seen: 0 };
    this.active.push(entry);
    return () => this.remove(entry);
  }

  clear(): void {
    this.active.length = 0;
  }

  list(): readonly { path: string; fault: Fault }[] {
    return this.active.map(({ path, fault }) => ({ path, fault }));
  }

  /** The fault that affects this request; if there are several, the oldest. */
  hit({ path }: SandboxRequest): Fault | null {
    for (const entry of this.active) {
      if (entry.path !== path) continue;
      const { after = 0, times = Infinity, chance: share = 1, seed = 0 } = entry.fault;
      if (++entry.seen <= after) continue;
      if (entry.seen >= after + times) this.remove(entry);
      if (share < 1 && chance(seed, path, entry.seen) >= share) continue;
      return entry.fault;
    }
    return null;
  }

  private remove(entry: Active): void {
    const index = this.active.indexOf(entry);
    if (index >= 0) this.active.splice(index, 1);
  }
}
