import { PartitionError, UnusablePartition } from '../../domain/errors.js';
import { LIMITS } from '../../domain/limits.js';
import type { PageRequest, Partition } from '../../domain/source.js';
import type { HttpClient } from '../http/http-client.js';
import { jsonBody } from '../http/json-body.js';
import { snippet } from '../http/remove-secrets.js';
import { fieldReader } from './field-reader.js';
import type { HttpDefinition } from './definition.js';
import type { NamedDefinition } from './read-definitions.js';
import { pointerSteps, valueAtPath } from './place.js';
import type { RequestBuilder } from './requests.js';

/** A partition's key, and its other values from the definition. */
export type PartitionValues = Readonly<Record<string, string>>;

/** Key of the only partition, if the definition names none. */
const ALL = 'all';
const MAX_PARTITIONS = 10_000;
/** Keys for partitions without a usable key, so that only these partitions fail. */
const UNREADABLE = /^unreadable #\d+$/;
/** Prefixes of backfill checkpoints and of UNREADABLE keys. */
const RESERVED = /^(?:backfill:|unreadable #)/;
const EXPECTED = `expected a partition of at most ${LIMITS.label} characters`;

/** The partitions that are listed in the definition, or in the reply to its request for partitions. */
export async function listPartitions(
  definition: NamedDefinition<HttpDefinition>,
  requests: RequestBuilder,
  http: Pick<HttpClient, 'get'>,
  call: Pick<PageRequest, 'signal' | 'deadline'>,
): Promise<readonly Partition[]> {
  const { partitions } = definition;
  if (partitions === undefined) return [{ key: ALL }];
  if (Array.isArray(partitions)) return partitions.map(({ key }) => ({ key }));
  const { path, query = {}, records, key } = partitions;
  const request = requests.to(requests.url(path, query, null), call);
  const reply = await http.get(request);
  const list = valueAtPath(jsonBody(reply, request).value, pointerSteps(records));
  const entries = typeof list === 'object' && list !== null ? Object.entries(list) : [];
  if (!entries.length)
    throw new PartitionError(
      'no_partitions',
      `expected a list of partitions${records && ` at ${records}`}, got ${snippet(reply.body, request)}`,
      reply,
    );
  const reader = fieldReader({ path: key });
  const keys = entries.map(([name, record], index) => {
    const found = reader.text({ record, key: name }, () => undefined)?.trim();
    return found && found.length <= LIMITS.label && !RESERVED.test(found)
      ? found
      : `unreadable #${index + 1}`;
  });
  if (keys.every((one) => UNREADABLE.test(one)))
    throw new PartitionError(
      'bad_partition',
      `${EXPECTED} at ${key}, got ${JSON.stringify(entries[0]![1])?.slice(0, 80)}`,
      reply,
    );
  const unique = [...new Set(keys)];
  if (unique.length > MAX_PARTITIONS)
    throw new PartitionError(
      'too_many_partitions',
      `expected at most ${MAX_PARTITIONS} partitions, got ${unique.length}`,
      reply,
    );
  return unique.map((one) => ({ key: one }));
}

/** A partition's values for use in requests and payloads; null if the definition names no partitions. */
export function valuesOfPartition(
  { name, partitions }: NamedDefinition<HttpDefinition>,
  key: string,
): PartitionValues | null {
  if (partitions === undefined) {
    if (key === ALL) return null;
    throw unknownPartition(name, key);
  }
  if (!Array.isArray(partitions)) {
    if (!UNREADABLE.test(key)) return { key };
    throw new UnusablePartition(
      'bad_partition',
      `${EXPECTED} at ${partitions.key}, got none in this entry of the list`,
    );
  }
  const found = partitions.find((one) => one.key === key);
  if (!found) throw unknownPartition(name, key);
  return found;
}

function unknownPartition(name: string, key: string): UnusablePartition {
  return new UnusablePartition('unknown_partition', `the source ${name} no longer has a partition ${key}`);
}
