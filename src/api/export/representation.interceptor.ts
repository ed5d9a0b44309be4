import type { Readable } from 'node:stream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { JSON_TYPE } from '../json-text.js';
import { encoded } from './encoding.js';
import { type HttpExchange, Exports } from './exports.js';
import type { Format, FormatOptions } from './format.js';
import { selectFields } from './selected-fields.js';
import { ListPages } from './list-pages.js';
import { listTable } from './list-table.js';
import { SerialQueue } from './serial-queue.js';
import { representationOf, routeReplyOf } from './representation.guard.js';

/** Converts replies to the requested representation: selected fields, decimals as strings, or a list as a file. */
@Injectable()
export class RepresentationInterceptor implements NestInterceptor {
  /** Exported lists are read one page at a time for all clients together, because all other requests wait while a page is read. */
  private readonly turns = new SerialQueue();

  constructor(
    private readonly reflector: Reflector,
    private readonly exports: Exports,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const represented = routeReplyOf(this.reflector, context);
    if (!represented || represented.exports === 'stream') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const { format, ...options } = representationOf(request);
    if (represented.exports === 'pages' && format !== 'page')
      return from(this.file(represented.reply, next, format, options, { request, reply }));
    const { asText, fields } = options;
    if (!(asText || fields) || format !== 'page') return next.handle();
    return next.handle().pipe(
      map((result: unknown) => {
        // A 304 has no body to convert.
        if (result === undefined) return undefined;
        void reply.type(JSON_TYPE);
        const json = fields ? fields.selectInPage(jsonOf(result)) : jsonOf(result);
        return asText ? asText(json) : json;
      }),
    );
  }

  /** Exports all pages of a list, or its first `limit` items. */
  private async file(
    schema: z.ZodType,
    next: CallHandler,
    format: Format,
    options: FormatOptions,
    exchange: HttpExchange,
  ): Promise<Readable> {
    const answer = async () => jsonOf(await lastValueFrom(next.handle()));
    const pages = new ListPages(schema, exchange.request, answer, this.turns);
    const first = await pages.first();
    if (first.asOf !== null) void exchange.reply.header('x-as-of', first.asOf);
    const write = (end: AbortController) =>
      encoded(
        format,
        selectFields(
          listTable(schema, first, () => pages.from(first, end.signal), format),
          format,
          options,
        ),
        options,
      );
    return this.exports.body(write, format, exchange);
  }
}

function jsonOf(result: unknown): string {
  return typeof result === 'string' ? result : JSON.stringify(result);
}
