import type { z } from 'zod';
import { fieldsOf, type Mappings } from './mapping.js';
import { parseFieldPlace } from './place.js';

interface Given extends Mappings {
  /** A list, or a request. */
  partitions?: readonly Readonly<Record<string, string>>[] | object;
  id?: readonly string[];
}

/** Adds an issue for each field that reads a value from `$partition` which no partition, or not every one, has. */
export function checkPartitionValues(given: Given, context: z.RefinementCtx): void {
  const { kind, fields = {} } = fieldsOf(given);
  const required = Object.entries(fields).filter(
    ([, spec]) => !spec?.optional && spec?.default === undefined,
  );
  for (const [place, path] of [
    ...required.map(([name, spec]) => [[kind, name], spec?.path] as const),
    ...(given.id ?? []).map((path, index) => [['id', index], path] as const),
  ]) {
    const message = path === undefined ? undefined : lackOf(path, given.partitions);
    if (message) context.addIssue({ code: 'custom', path: [...place], message });
  }
}

function lackOf(path: string, partitions: Given['partitions']): string | undefined {
  const place = parseFieldPlace(path);
  if (place.of !== 'partition') return undefined;
  if (partitions === undefined) return `expected partitions, as this field is ${path}`;
  const { part } = place;
  if (!Array.isArray(partitions))
    return part === 'key' ? undefined : `expected $partition, the only value of partitions from a request`;
  const list = partitions as readonly Readonly<Record<string, string>>[];
  const without = list.find((one) => !Object.hasOwn(one, part));
  return (
    without &&
    `expected every partition to have the value ${part}, as this field is ${path}; ${without.key} has none`
  );
}
