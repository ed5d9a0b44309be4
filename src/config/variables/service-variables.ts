import { z } from 'zod';
import { share } from '../drift-rules.js';
import { faultPlan } from '../fault-plan.js';
import * as field from '../fields.js';

/** The process, traces, fault injection and the command line. */
export const serviceVariables = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: field.integer(0, 65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_PRETTY: field.flag.default(false),
  LOG_OUTPUT: z.enum(['stdout', 'stderr']).default('stdout'),
  GIT_COMMIT: z.string().default('unknown'),

  OTEL_EXPORTER_OTLP_ENDPOINT: field.url(['http:', 'https:']).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: field.headers.default({}),
  OTEL_SERVICE_NAME: z.string().default('kasparro'),
  OTEL_TRACES_SAMPLER_ARG: share.default(1),

  FAULTS: faultPlan.default([]),
  FAULTS_IN_PRODUCTION: field.flag.default(false),

  KASPARRO_URL: field.url(['http:', 'https:']).optional(),
  KASPARRO_KEY: field.secret.optional(),
};
