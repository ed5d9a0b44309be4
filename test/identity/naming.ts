import type { ListingFacts } from '../../src/identity/facts.js';

/** All coins of the labelled sets have a symbol. */
export type Naming = Pick<ListingFacts, 'name'> & { symbol: string };
