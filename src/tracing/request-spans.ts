import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import type { FastifyInstance } from 'fastify';

/**
 * Creates a span for each request, named by its route template as in
 * https://opentelemetry.io/docs/specs/semconv/http/http-spans/, and sets `traceparent` to that span for the log.
 */
export function spanRequests(server: FastifyInstance, tracer: Tracer): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { method, headers, routeOptions } = request;
    const parent = propagation.extract(ROOT_CONTEXT, headers);
    const route = routeOptions.url;
    const attributes = {
      'http.request.method': method,
      'kasparro.request_id': request.id,
      ...(route && { 'http.route': route }),
    };
    const options = { kind: SpanKind.SERVER, attributes };
    const span = tracer.startSpan(route ? `${method} ${route}` : method, options, parent);
    const own = trace.setSpan(parent, span);
    propagation.inject(own, headers);
    reply.raw.once('close', () => {
      span.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
    });
    context.with(own, done);
  });
}
