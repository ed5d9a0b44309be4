import type { z } from 'zod';

interface Requests {
  path: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string>>;
  partitions?: unknown;
  dates?: unknown;
}

/** Adds an issue if all partitions or dates would lead to the same request, or if a placeholder has no value. */
export function checkPlaceholders(definition: Requests, context: z.RefinementCtx): void {
  const { path, query, headers } = definition;
  const texts = [path, ...Object.values(query), ...Object.values(headers)].join(' ');
  for (const [name, key] of [
    ['partition', 'partitions'],
    ['date', 'dates'],
  ] as const) {
    const isUsed = new RegExp(`\\{${name}[.}]`).test(texts);
    const isGiven = definition[key] !== undefined;
    if (isUsed === isGiven) continue;
    const message = isGiven
      ? `expected {${name}} in path, query or headers; without it every request is the same`
      : `expected ${key}, as the requests contain {${name}}`;
    context.addIssue({ code: 'custom', path: [isGiven ? key : 'path'], message });
  }
}
