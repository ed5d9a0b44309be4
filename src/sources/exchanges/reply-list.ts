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

/** Whether a member of an object looks like an item. An item may be null by mistake. */
const isItem = (value: unknown) => value === null || isJsonObject(value);

/**
 * Whether a reply can mean that there are no items: it has a list, or `null` or `no_data` in place of one. An error that
 * ccxt does not recognise has none of these, and would pass for a time without trades.
 */
export function mayBeEmpty(reply: unknown, depth = 0): boolean {
  if (reply === null || reply === 'no_data') return true;
  if (Array.isArray(reply)) return !reply.some((one) => typeof one === 'string');
  return (
    isJsonObject(reply) &&
    depth <= MAX_DEPTH &&
    Object.values(reply).some((one) => mayBeEmpty(one, depth + 1))
  );
}
