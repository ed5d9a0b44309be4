import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { COSTS, type Cost, type CostEstimator } from './costs.decorator.js';
import { TableSizes } from './table-sizes.js';

const SMALL: Cost = { units: 1 };

interface EstimatedCost {
  estimator: CostEstimator | undefined;
  cost: Promise<Cost>;
}

/** Computes the cost of each request once. */
@Injectable()
export class RequestCosts {
  private readonly known = new WeakMap<FastifyRequest, EstimatedCost>();

  constructor(
    private readonly reflector: Reflector,
    private readonly sizes: TableSizes,
  ) {}

  of(context: ExecutionContext): Promise<Cost> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const existing = this.known.get(request);
    if (existing) return existing.cost;
    return this.estimate(this.reflector.get<CostEstimator | undefined>(COSTS, context.getHandler()), request);
  }

  /** Computes the cost of a request before its route is called. */
  estimate(estimator: CostEstimator | undefined, request: FastifyRequest): Promise<Cost> {
    const cost = this.find(estimator, request);
    this.known.set(request, { estimator, cost });
    return cost;
  }

  /** The estimator that was applied to a request. */
  estimatorOf(request: FastifyRequest): CostEstimator | undefined {
    return this.known.get(request)?.estimator;
  }

  private async find(estimator: CostEstimator | undefined, request: FastifyRequest): Promise<Cost> {
    return estimator ? estimator(request, await this.sizes.current()) : SMALL;
  }
}
