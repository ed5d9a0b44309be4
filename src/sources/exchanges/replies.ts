import { RunError } from '../../domain/errors.js';
import { oneLine } from '../http/remove-secrets.js';
import { itemAt, listIn, mayBeEmpty, type ReplyList, withOnlyItems } from './reply-list.js';
import { findUnreadable } from './unreadable-items.js';

/** An item of a reply that ccxt cannot read. */
export interface UnreadableItem {
  item: unknown;
  message: string;
}

interface Listed {
  url: string;
  reply: unknown;
  list: ReplyList;
}

/** The replies of one query, which ccxt can read again without some of their items. */
export class Replies {
  private readonly received = new Map<string, unknown>();
  private readonly shortened = new Map<string, unknown>();

  /** Whether no call has been answered. */
  get isEmpty(): boolean {
    return this.received.size === 0;
  }

  /** The first reply that cannot mean that there are no items; undefined if all can. */
  get withoutList(): unknown {
    return [...this.received.values()].find((reply) => !mayBeEmpty(reply));
  }

  /** The reply from the URL, which is fetched only once. */
  async get(url: string, fetch: () => Promise<object>): Promise<unknown> {
    if (!this.received.has(url)) this.received.set(url, await fetch());
    return this.shortened.get(url) ?? this.received.get(url);
  }

  /**
   * Repeats the query without the items that make it fail: those in one reply or, if that is not enough, in all replies.
   * @returns undefined if the query still fails, or if no item in a reply can be read
   */
  async withoutUnreadable<T>(
    read: () => Promise<T>,
  ): Promise<{ value: T; unreadable: UnreadableItem[] } | undefined> {
    // Repeating the query may fetch further replies.
    for (const entry of this.received) {
      const found = await this.without(listed(entry), read);
      if (found) return found;
    }
    return this.without([...this.received].flatMap(listed), read);
  }

  private async without<T>(lists: readonly Listed[], read: () => Promise<T>) {
    this.shortened.clear();
    const items = lists.length
      ? await this.shorten(lists, () => read().then(() => null, faultIn))
      : undefined;
    return items && { value: await read(), unreadable: items };
  }

  /** Empties all lists of items, and then restores in one list after another the items that can be read. */
  private async shorten(
    lists: readonly Listed[],
    fault: () => Promise<Error | null>,
  ): Promise<UnreadableItem[] | undefined> {
    const show = ({ url, reply, list }: Listed, keys: readonly string[]) =>
      this.shortened.set(url, withOnlyItems(reply, list, keys));
    for (const one of lists) show(one, []);
    if (await fault()) return undefined;
    const items: UnreadableItem[] = [];
    for (const one of lists) {
      const { reply, list } = one;
      const bad = await findUnreadable(list.keys, (keys) => (show(one, keys), fault()));
      if (bad.size === list.keys.length) return undefined;
      const good = list.keys.filter((key) => !bad.has(key));
      show(one, good);
      for (const [key, { message }] of bad)
        items.push({ item: itemAt(reply, list, key), message: oneLine(message) });
    }
    return items;
  }
}

function listed([url, reply]: readonly [string, unknown]): Listed[] {
  const list = listIn(reply);
  return list ? [{ url, reply, list }] : [];
}

function faultIn(error: unknown): Error {
  if (error instanceof RunError) throw error;
  return error as Error;
}
