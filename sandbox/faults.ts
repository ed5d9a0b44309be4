import type { SandboxRequest } from './reply.js';

/** What goes wrong with a path. Parts that are not named are as they would be without the fault. */
export interface Fault {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** How many requests it hits; all until it is ended, unless given. */
  times?: number;
  /** How many requests it lets pass first. */
  after?: number;
  delayMs?: number;
  /** Promises the whole body, sends half of it and cuts the connection. */
  truncate?: boolean;
  /** Cuts the connection without an answer. */
  drop?: boolean;
  /** Takes the request and never answers. */
  hang?: boolean;
  /** Answers every page with the first. */
  samePage?: boolean;
}

export class Faults {
  private readonly active: { path: string; fault: Fault; seen: number }[] = [];

  /** @returns ends the fault */
  add(path: string, fault: Fault): () => void {
    const entry = { path, fault, seen: 0 };
    this.active.push(entry);
    return () => void this.remove(entry);
  }

  clear(): void {
    this.active.length = 0;
  }

  /** The fault that hits this request, the oldest of several. */
  hit({ path }: SandboxRequest): Fault | null {
    for (const entry of this.active) {
      if (entry.path !== path) continue;
      const { after = 0, times = Infinity } = entry.fault;
      if (++entry.seen <= after) continue;
      if (entry.seen >= after + times) this.remove(entry);
      return entry.fault;
    }
    return null;
  }

  private remove(entry: (typeof this.active)[number]): void {
    const index = this.active.indexOf(entry);
    if (index >= 0) this.active.splice(index, 1);
  }
}
