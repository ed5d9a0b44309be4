import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal.js';
import type { FastifyRequest } from 'fastify';
import { badRequest } from './field-faults.js';
import { UPLOAD_TYPES } from './uploads.js';

/**
 * Refuses query parameters and bodies for which the route's handler has no argument: an ignored filter would look like one
 * that matches everything, and an ignored option like one that was applied. An empty object is accepted as a body.
 */
@Injectable()
export class UndeclaredInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query, body, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    const [parameter] = Object.keys(query as object);
    if (parameter !== undefined && !declares(context, RouteParamtypes.QUERY))
      throw badRequest(parameter, 'is not a parameter of this path', { in: 'query' });
    if (body === undefined || body === null || declares(context, RouteParamtypes.BODY)) return true;
    if (!Object.hasOwn(UPLOAD_TYPES, routeOptions.url!)) refuseFields(body);
    return true;
  }
}

/** Whether the handler has an argument of this type. Nest keeps them by `type:index`. */
function declares(context: ExecutionContext, type: RouteParamtypes): boolean {
  const found: unknown = Reflect.getMetadata(
    ROUTE_ARGS_METADATA,
    context.getClass(),
    context.getHandler().name,
  );
  return Object.keys(found ?? {}).some((key) => key.startsWith(`${type}:`));
}

/** @throws BadRequestException unless the body is an empty object */
function refuseFields(body: unknown): void {
  if (typeof body !== 'object' || Array.isArray(body))
    throw badRequest('body', 'must be an empty object or absent', { in: 'body', segments: [] });
  const [unknown] = Object.keys(body as object);
  if (unknown === undefined) return;
  throw badRequest(unknown, 'is not accepted: this path takes no body', { in: 'body', segments: [unknown] });
}
