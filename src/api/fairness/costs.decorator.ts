import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Sizes } from './table-sizes.js';

export interface Price {
  /** Units of a client's budget, which is RATE_LIMIT per minute. A small request costs 1. */
  units: number;
  /** True if the reply is an event stream or another long reply, which OpenStreams limits. */
  isStream?: true;
}

/** Computes the price of a request, which is not validated yet, because a request is priced before it is checked. */
export type Pricing = (request: FastifyRequest, sizes: Sizes) => Price;

export const COSTS = 'kasparro:costs';

/** Declares how to price requests to this route; by default they cost 1 unit. */
export const Costs = (pricing: Pricing) => SetMetadata(COSTS, pricing);

/** The price of an event stream. */
export const priceOfStream: Pricing = () => ({ units: 1, isStream: true });
