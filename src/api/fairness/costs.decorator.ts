import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Sizes } from './table-sizes.js';

export interface Price {
  /** Units of a client's budget, which is RATE_LIMIT per minute. A small request costs 1. */
  units: number;
  /** The reply is a stream, which OpenStreams limits. */
  isStream?: true;
}

/** Receives the unvalidated request, because it is priced before it is checked. */
export type Pricing = (request: FastifyRequest, sizes: Sizes) => Price;

export const COSTS = 'kasparro:costs';

/** The cost of a request to this route; 1 by default. */
export const Costs = (pricing: Pricing) => SetMetadata(COSTS, pricing);

/** For event streams. */
export const priceOfStream: Pricing = () => ({ units: 1, isStream: true });
