import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { COSTS, type Price, type Pricing } from './costs.decorator.js';
import { TableSizes } from './table-sizes.js';

const SMALL: Price = { units: 1 };

/** The prices of requests, each computed once. */
@Injectable()
export class Prices {
  private readonly known = new WeakMap<FastifyRequest, Promise<Price>>();

  constructor(
    private readonly reflector: Reflector,
    private readonly sizes: TableSizes,
  ) {}

  of(context: ExecutionContext): Promise<Price> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    let price = this.known.get(request);
    if (!price) this.known.set(request, (price = this.find(context, request)));
    return price;
  }

  private async find(context: ExecutionContext, request: FastifyRequest): Promise<Price> {
    const pricing = this.reflector.get<Pricing | undefined>(COSTS, context.getHandler());
    return pricing ? pricing(request, await this.sizes.current()) : SMALL;
  }
}
