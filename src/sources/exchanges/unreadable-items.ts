import { isContainer, isJsonObject } from '../../domain/json.js';

/** Position of the list of items in a reply, and the keys or indices of the items. */
export interface ReplyList {
  steps: readonly string[];
  keys: readonly string[];
}

/** Deepest level at which exchanges nest the list of items, such as `data.ticker`. */
const MAX_DEPTH = 2;

/** The largest list of a reply, or the largest map whose members are mostly objects; undefined if there is none. */
export function listIn(reply: unknown, steps: readonly string[] = []): ReplyList | undefined {
  if (!isContainer(reply)) return undefined;
  const members = Object.values(reply);
  const isList = Array.isArray(reply) || members.filter(isItem).length * 2 > members.length;
  const own = isList && members.length ? [{ steps, keys: Object.keys(reply) }] : [];
  const inner =
    Array.isArray(reply) || steps.length === MAX_DEPTH
      ? []
      : Object.entries(reply).map(([name, one]) => listIn(one, [...steps, name]));
  return [...own, ...inner]
    .filter((list) => list !== undefined)
    .sort((a, b) => b.keys.length - a.keys.length)[0];
}

/** The item of a list. */
export function itemAt(reply: unknown, { steps }: ReplyList, key: string): unknown {
  return [...steps, key].reduce((value, step) => (value as Record<string, unknown>)[step], reply);
}

/** A copy of the reply with only these items in its list. */
export function withOnlyItems(reply: unknown, { steps }: ReplyList, keys: readonly string[]): unknown {
  const [first, ...rest] = steps;
  const given = reply as Record<string, unknown>;
  if (first !== undefined)
    return { ...given, [first]: withOnlyItems(given[first], { steps: rest, keys }, keys) };
  return Array.isArray(reply)
    ? keys.map((key) => given[key])
    : Object.fromEntries(keys.map((key) => [key, given[key]]));
}

/**
 * Finds the items that cannot be read, by bisection.
 * @param faultOf returns the error from reading only the given items; null if they can be read
 */
export async function unreadable(
  keys: readonly string[],
  faultOf: (keys: readonly string[]) => Promise<Error | null>,
): Promise<Map<string, Error>> {
  const fault = await faultOf(keys);
  if (!fault) return new Map();
  if (keys.length === 1) return new Map([[keys[0]!, fault]]);
  const middle = Math.ceil(keys.length / 2);
  return new Map([
    ...(await unreadable(keys.slice(0, middle), faultOf)),
    ...(await unreadable(keys.slice(middle), faultOf)),
  ]);
}

/** Whether a member of an object looks like an item. An item may be null by mistake. */
const isItem = (value: unknown) => value === null || isJsonObject(value);
