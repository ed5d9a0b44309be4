import type { ServerResponse } from 'node:http';

const refused = new WeakSet<ServerResponse>();

/** Marks replies that refuse because of load, so that they are not logged as errors, whatever their status. */
export const markOverloadRefusal = (response: ServerResponse): void => void refused.add(response);

export const isOverloadRefusal = (response: ServerResponse): boolean => refused.has(response);
