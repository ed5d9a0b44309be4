import { RunError } from '../../domain/errors.js';
import { oneLine } from '../http/scrub.js';
import { itemAt, listIn, unreadable, withOnly } from './unreadable-items.js';

/** An item of a reply that ccxt cannot read. */
export interface UnreadableItem {
  item: unknown;
  message: string;
}

/** The replies of one query, which ccxt can read again without some of their items. */
export class Replies {
  private readonly received = new Map<string, unknown>();
  private readonly shortened = new Map<string, unknown>();

  /** The reply, which is fetched once. */
  async get(url: string, fetch: () => Promise<object>): Promise<unknown> {
    if (!this.received.has(url)) this.received.set(url, await fetch());
    return this.shortened.get(url) ?? this.received.get(url);
  }

  /**
   * Reads again without the items of one reply that make the reading fail.
   * @returns undefined if it fails all the same, or if no item of the reply can be read
   */
  async withoutUnreadable<T>(
    read: () => Promise<T>,
  ): Promise<{ value: T; unreadable: UnreadableItem[] } | undefined> {
    for (const [url, reply] of this.received) {
      const list = listIn(reply);
      if (!list) continue;
      const show = (keys: readonly string[]) => this.shortened.set(url, withOnly(reply, list, keys));
      const faultOf = (keys: readonly string[]) => (show(keys), read().then(() => null, faultIn));
      const bad = (await faultOf([])) ? undefined : await unreadable(list.keys, faultOf);
      if (bad && bad.size < list.keys.length) {
        show(list.keys.filter((key) => !bad.has(key)));
        const items = [...bad].map(([key, { message }]) => ({
          item: itemAt(reply, list, key),
          message: oneLine(message),
        }));
        return { value: await read(), unreadable: items };
      }
      this.shortened.delete(url);
    }
    return undefined;
  }
}

function faultIn(error: unknown): Error {
  if (error instanceof RunError) throw error;
  return error as Error;
}
