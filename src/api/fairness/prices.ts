import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { COSTS, type Price, type Pricing } from './costs.decorator.js';
import { TableSizes } from './table-sizes.js';

const SMALL: Price = { units: 1 };

interface Priced {
  pricing: Pricing | undefined;
  price: Promise<Price>;
}

/** Computes the price of each request once. */
@Injectable()
export class Prices {
  private readonly known = new WeakMap<FastifyRequest, Priced>();

  constructor(
    private readonly reflector: Reflector,
    private readonly sizes: TableSizes,
  ) {}

  of(context: ExecutionContext): Promise<Price> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const existing = this.known.get(request);
    if (existing) return existing.price;
    return this.by(this.reflector.get<Pricing | undefined>(COSTS, context.getHandler()), request);
  }

  /** Prices a request before its route is called. */
  by(pricing: Pricing | undefined, request: FastifyRequest): Promise<Price> {
    const price = this.find(pricing, request);
    this.known.set(request, { pricing, price });
    return price;
  }

  /** The pricing that was applied to a request. */
  pricingOf(request: FastifyRequest): Pricing | undefined {
    return this.known.get(request)?.pricing;
  }

  private async find(pricing: Pricing | undefined, request: FastifyRequest): Promise<Price> {
    return pricing ? pricing(request, await this.sizes.current()) : SMALL;
  }
}
