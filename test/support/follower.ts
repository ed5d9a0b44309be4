import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventsOf, openStream } from './events.js';

export type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a reply

/** A client that maintains a copy of the data from polled or streamed changes. */
export class Follower {
  readonly items = new Map<string, Json>();
  /** Each version that it saw, in order. */
  readonly seen: string[] = [];
  cursor = '2000-01-01';
  private readonly changes = new EventEmitter<{ item: [] }>();

  constructor(private readonly question: string) {}

  /** Requests pages until none are left, later where the service asks for it. */
  async poll(get: (path: string) => Promise<{ status: number; json: Json }>, limit: number): Promise<void> {
    for (let more = true; more;) {
      const path = `/data?${this.question}&limit=${limit}&ingested_since=${this.cursor}`;
      const { status, json } = await get(path);
      if (status === 429) {
        await sleep(json.retry_after * 1000);
        continue;
      }
      if (status !== 200) throw new Error(`${path}: ${JSON.stringify(json)}`);
      for (const item of json.data) this.see(item);
      this.cursor = json.metadata.ingested_cursor;
      more = json.metadata.next_cursor !== null;
    }
  }

  /** Listens to the stream, and resumes at its position whenever the stream ends. */
  async listen(url: string, signal: AbortSignal): Promise<void> {
    for (let lastId = ''; !signal.aborted;) {
      try {
        const path = `${url}/data/stream?${this.question}&ingested_since=${this.cursor}`;
        const response = await openStream(path, lastId ? { 'last-event-id': lastId } : {});
        if (response.statusCode !== 200) throw new Error(`${path}: ${response.statusCode}`);
        signal.addEventListener('abort', () => response.destroy());
        for await (const { event, id, data } of eventsOf(response)) {
          if (event) this.see(JSON.parse(data), event);
          lastId = id;
        }
      } catch {
        await sleep(20);
      }
    }
  }

  /** Resolves once this many versions have been received. */
  async waitForVersions(count: number): Promise<void> {
    while (this.seen.length < count) await once(this.changes, 'item');
  }

  see({ withdrawn_at, ...item }: Json, event?: string): void {
    if (event) expect(event).toBe(withdrawn_at ? 'withdrawn' : 'item');
    this.seen.push(`${item.id} ${item.known_at} ${withdrawn_at}`);
    if (withdrawn_at) this.items.delete(item.id);
    else this.items.set(item.id, item);
    this.changes.emit('item');
  }
}
