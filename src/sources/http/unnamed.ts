import type { Instant } from '../../domain/quote.js';

const PREFIX = '#';

/** The id of a record that has none, or no usable one. */
export const unnamedId = (position: number) => PREFIX + position;

/** For a page with which a list was read whole. */
export const wholeList = (startedAt: Instant) => ({ startedAt, prefixes: [PREFIX] });
