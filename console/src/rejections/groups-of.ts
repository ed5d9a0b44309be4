import type { components } from '../api/schema.js';

export interface Group {
  key: string;
  source: string;
  code: string;
  field: string | undefined;
  count: number;
  message: string;
  lastSeen: string;
}

/** By source, code and the field that was at fault first; the largest group first. */
export function groupsOf(rejections: readonly components['schemas']['RejectionSummary'][]): Group[] {
  const groups = new Map<string, Group>();
  for (const { source, code, reasons, last_seen_at } of rejections) {
    const [first] = reasons;
    const field = first?.path || undefined;
    const key = JSON.stringify([source, code, field]);
    const found = groups.get(key);
    if (found) {
      found.count += 1;
      if (last_seen_at > found.lastSeen) found.lastSeen = last_seen_at;
    } else {
      groups.set(key, {
        key,
        source,
        code,
        field,
        count: 1,
        message: first?.message ?? '',
        lastSeen: last_seen_at,
      });
    }
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
