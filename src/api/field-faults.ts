import { BadRequestException, HttpException, UnprocessableEntityException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { pointerTo } from '../domain/json-pointer.js';
import type { FieldError } from './problem.reply.js';

/** What is wrong with a parameter or field, and where the mistake is if the name alone does not show that. */
export interface FieldFault {
  path: string;
  message: string;
  allowed?: readonly string[];
  /** Line and column of the mistake in a text value, counted from 1. */
  line?: number;
  column?: number;
  in?: 'query' | 'header' | 'body';
  /** Names of the field and the objects that contain it, from the outermost inwards; empty for the whole body. */
  segments?: readonly string[];
}

/** The number of characters of a value to show. */
const MAX_VALUE = 100;

type More = Omit<FieldFault, 'path' | 'message'>;

export function badRequest(path: string, message: string, more: More = {}): BadRequestException {
  return new BadRequestException({ message: `${path}: ${message}`, errors: [{ path, message, ...more }] });
}

/** Status 422: a field that is well formed but makes no sense here. */
export function unprocessable(path: string, message: string, more: More = {}): UnprocessableEntityException {
  return new UnprocessableEntityException({
    message: `${path}: ${message}`,
    errors: [{ path, message, ...more }],
  });
}

export function faultsOf(thrown: HttpException): FieldFault[] | undefined {
  const body = thrown.getResponse();
  return typeof body === 'object' ? (body as { errors?: FieldFault[] }).errors : undefined;
}

/** The faults as shown to clients: each has the name of a parameter or header, or a JSON Pointer into the body. */
export function fieldErrorsOf(faults: readonly FieldFault[], request: FastifyRequest): FieldError[] {
  return faults.map((fault) => ({
    path: fault.path,
    message: fault.message,
    detail: fault.message,
    ...valueOf(locationOf(fault, request), request),
    ...(fault.allowed && { allowed: [...fault.allowed] }),
    ...(fault.line !== undefined && { line: fault.line }),
    ...(fault.column !== undefined && { column: fault.column }),
  }));
}

function locationOf(
  fault: FieldFault,
  request: FastifyRequest,
): Pick<FieldError, 'parameter' | 'header' | 'pointer'> {
  const { path, segments = path.split('.') } = fault;
  switch (fault.in ?? (isParameter(path, request) ? 'query' : 'body')) {
    case 'header':
      return { header: path };
    case 'query':
      return { parameter: path };
    case 'body':
      return { pointer: pointerTo(segments) };
  }
}

/** Adds the value of a parameter, so that a client sees what was compared with the expectation. Values in bodies can be secrets. */
function valueOf<Place extends { parameter?: string }>(place: Place, { query }: FastifyRequest) {
  const { parameter } = place;
  const given = query as Readonly<Record<string, string | string[]>> | undefined;
  if (parameter === undefined || !given || !Object.hasOwn(given, parameter)) return place;
  const characters = [...String(given[parameter])];
  const value = characters.slice(0, MAX_VALUE).join('') + (characters.length > MAX_VALUE ? '…' : '');
  return { ...place, value };
}

function isParameter(path: string, { method, query }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD' || Object.hasOwn(query ?? {}, path);
}
