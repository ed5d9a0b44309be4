import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { badRequest } from '../field-faults.js';
import { ProblemException } from '../problem.exception.js';
import { varyBy } from '../vary.js';
import { SelectedFields } from './selected-fields.js';
import { decimalsAsText } from './decimals-as-text.js';
import {
  negotiatedFormat,
  DECIMALS,
  DELIMITERS,
  FLAGS,
  formatNamed,
  NUMBERS,
  oneOf,
  prefersStrings,
  type Representation,
} from './representation.js';

/**
 * What a route returns, and whether it is also available as a file. The file is written by the route's controller, or
 * built from its pages. Event streams write their replies themselves.
 */
export interface RouteReply {
  reply: z.ZodType;
  exports: 'own' | 'pages' | 'none' | 'stream';
}

const ROUTE_REPLY = 'kasparro:represented';
export const DescribesReply = (represented: RouteReply) => SetMetadata(ROUTE_REPLY, represented);
export const routeReplyOf = (reflector: Reflector, context: ExecutionContext) =>
  reflector.get<RouteReply | undefined>(ROUTE_REPLY, context.getHandler());

const PLAIN = { decimals: 'auto', bom: false, delimiter: ',' } as const;
const REQUESTED = new WeakMap<FastifyRequest, Representation>();

/** The representation requested by the client. */
export const representationOf = (request: FastifyRequest): Representation =>
  REQUESTED.get(request) ?? { format: 'page', ...PLAIN };

/**
 * Reads the parameters and headers that select a representation of a reply. Removes the parameters, because they are
 * part of neither the route's query nor its cursors.
 */
@Injectable()
export class RepresentationGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const represented = routeReplyOf(this.reflector, context);
    if (!represented) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (represented.exports === 'own' || represented.exports === 'pages') varyBy(reply, 'accept');
    const representation = formatOf(request, represented);
    REQUESTED.set(request, {
      ...representation,
      asText: asTextOf(request, reply, represented, representation),
    });
    return true;
  }
}

function formatOf(request: FastifyRequest, { exports, reply }: RouteReply): Representation {
  const query = request.query as Record<string, unknown>;
  if (exports === 'stream') return { format: 'page', ...PLAIN, fields: fieldsOf(query, reply) };
  const named = taken(query, 'format');
  if (exports === 'none') {
    if (named !== undefined && named !== 'json')
      throw new ProblemException('not_acceptable', 'Available types: application/json.', {
        allowed: ['application/json'],
      });
    return { format: 'page', ...PLAIN };
  }
  const format = named === undefined ? negotiatedFormat(request.headers.accept) : formatNamed(named);
  const extension = format === 'page' ? 'json' : format.extension;
  const fields = fieldsOf(query, reply);
  if (format !== 'page' && query['count'] !== undefined)
    throw badRequest('count', 'only applies to application/json');
  const option = <T extends string>(name: string, values: readonly T[], of: string): T => {
    const value = oneOf(name, taken(query, name) ?? values[0], values);
    if (value !== values[0] && extension !== of) throw badRequest(name, `only applies to format=${of}`);
    return value;
  };
  return {
    format,
    fields,
    decimals: option('decimals', DECIMALS, 'parquet'),
    bom: FLAGS[option('bom', Object.keys(FLAGS), 'csv')]!,
    delimiter: DELIMITERS[option('delimiter', DELIMITER_NAMES, 'csv')],
  };
}

function fieldsOf(query: Record<string, unknown>, reply: z.ZodType): SelectedFields | undefined {
  const given = taken(query, 'fields');
  return given === undefined ? undefined : SelectedFields.parse(given, reply);
}

const DELIMITER_NAMES = Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[];

function asTextOf(
  request: FastifyRequest,
  reply: FastifyReply,
  represented: RouteReply,
  { format }: Representation,
): Representation['asText'] {
  const asText = asTextOfReply(represented.reply);
  if (!asText) return undefined;
  varyBy(reply, 'prefer');
  const json = format === 'page' || format.extension === 'ndjson';
  const given = taken(request.query as Record<string, unknown>, 'numbers');
  const numbers = given === undefined ? undefined : oneOf('numbers', given, NUMBERS);
  if (numbers === 'string' && !json)
    throw badRequest('numbers', 'only applies to format=json and format=ndjson');
  if (numbers) return numbers === 'string' ? asText : undefined;
  if (!json || !prefersStrings(request.headers['prefer'])) return undefined;
  void reply.header('preference-applied', 'numbers=string');
  return asText;
}

const KNOWN = new WeakMap<z.ZodType, Representation['asText']>();

function asTextOfReply(reply: z.ZodType): Representation['asText'] {
  if (!KNOWN.has(reply)) KNOWN.set(reply, decimalsAsText(reply));
  return KNOWN.get(reply);
}

function taken(query: Record<string, unknown>, name: string): unknown {
  const value = query[name];
  delete query[name];
  return value;
}
