import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Sizes } from './table-sizes.js';

export interface Price {
  /** Of the budget of a client, which is RATE_LIMIT a minute. A small request costs 1. */
  units: number;
  /** It streams: OpenStreams limits it. */
  isStream?: true;
}

/** Looks at a request as it came: it is priced before it is checked. */
export type Pricing = (request: FastifyRequest, sizes: Sizes) => Price;

export const COSTS = 'kasparro:costs';

/** What a request for this address costs; 1 without it. */
export const Costs = (pricing: Pricing) => SetMetadata(COSTS, pricing);

/** For event streams. */
export const priceOfStream: Pricing = () => ({ units: 1, isStream: true });
