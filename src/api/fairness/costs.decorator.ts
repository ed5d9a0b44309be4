import { SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Sizes } from './table-sizes.js';

export interface Cost {
  /** Units of a client's budget, which is RATE_LIMIT per minute. A small request costs 1. */
  units: number;
  /** True if the reply is an event stream or another long reply, which OpenStreams limits. */
  isStream?: true;
}

/** Computes the cost of a request, which is not validated yet, because costs are charged before validation. */
export type CostEstimator = (request: FastifyRequest, sizes: Sizes) => Cost;

export const COSTS = 'kasparro:costs';

/** Declares how to compute the cost of requests to this route; by default they cost 1 unit. */
export const Costs = (estimator: CostEstimator) => SetMetadata(COSTS, estimator);

/** The cost of an event stream. */
export const costOfStream: CostEstimator = () => ({ units: 1, isStream: true });
