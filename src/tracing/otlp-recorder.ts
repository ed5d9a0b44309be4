import { context, diag, DiagLogLevel, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';
import { spanRequests } from './request-spans.js';
import type { Recorder, SpanOptions } from './spans.js';
import { TraceIds } from './trace-ids.js';

const WARN_EVERY_MS = 60_000;
/** How long to wait on stop for a collector that does not respond. */
const STOP_MS = 3000;

/** Sends steps as spans by OTLP over HTTP, in batches and in the background. Drops spans if the collector cannot keep up. */
export class OtlpRecorder implements Recorder {
  private readonly ids = new TraceIds();
  private readonly provider: NodeTracerProvider;
  private readonly tracer;

  constructor(config: Config, warn: (message: string) => void) {
    const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT!.replace(/\/+$/, '');
    warnOfFailures(endpoint, warn);
    const share = new TraceIdRatioBasedSampler(config.OTEL_TRACES_SAMPLER_ARG);
    const exporter = new OTLPTraceExporter({
      url: `${endpoint}/v1/traces`,
      headers: config.OTEL_EXPORTER_OTLP_HEADERS,
    });
    this.provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': config.OTEL_SERVICE_NAME }),
      // The share also applies to requests that arrive sampled: a client must not decide how much is traced.
      sampler: new ParentBasedSampler({ root: share, remoteParentSampled: share }),
      idGenerator: this.ids,
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    this.provider.register();
    this.tracer = this.provider.getTracer('kasparro');
  }

  async during<T>(step: SpanOptions, work: () => Promise<T>): Promise<T> {
    const begun = this.begin(step);
    try {
      return await context.with(trace.setSpan(context.active(), begun), work);
    } catch (error) {
      // PostgreSQL's messages may contain parameter values.
      const { code, name } = error as Error & { code?: string };
      begun.setStatus({ code: SpanStatusCode.ERROR, message: code ?? name });
      throw error;
    } finally {
      begun.end();
    }
  }

  recordPast(step: SpanOptions, since: Date, until: Date): void {
    this.begin(step, since).end(until);
  }

  requests(server: FastifyInstance): void {
    spanRequests(server, this.tracer);
  }

  async stop(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref());
    await Promise.race([this.provider.shutdown(), late]);
    context.disable();
    trace.disable();
  }

  private begin({ name, attributes, kind, run }: SpanOptions, startTime?: Date): Span {
    this.ids.next = run && TraceIds.traceIdOf(run);
    return this.tracer.startSpan(name, {
      kind: kind === 'client' ? SpanKind.CLIENT : SpanKind.INTERNAL,
      attributes,
      startTime,
      root: run !== undefined,
    });
  }
}

function warnOfFailures(endpoint: string, warn: (message: string) => void): void {
  let last = -Infinity;
  const error = () => {
    if (performance.now() - last < WARN_EVERY_MS) return;
    last = performance.now();
    warn(`traces cannot be sent to ${new URL(endpoint).origin}; the service continues without them`);
  };
  const nothing = () => undefined;
  const logger = { error, warn: nothing, info: nothing, debug: nothing, verbose: nothing };
  diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
}
