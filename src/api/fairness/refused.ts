import type { ServerResponse } from 'node:http';

const refused = new WeakSet<ServerResponse>();

/** Of a reply that refuses because of load: its log line is no error, whatever its status. */
export const markRefused = (response: ServerResponse): void => void refused.add(response);

export const wasRefused = (response: ServerResponse): boolean => refused.has(response);
