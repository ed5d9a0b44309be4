import { z } from 'zod';
import { apiVariables } from './api-variables.js';
import { databaseVariables } from './database-variables.js';
import { runVariables } from './run-variables.js';
import { serviceVariables } from './service-variables.js';
import { sourceVariables } from './source-variables.js';
import { webhookVariables } from './webhook-variables.js';

/** All environment variables, with their types and defaults. */
export const variables = z.object({
  ...serviceVariables,
  ...databaseVariables,
  ...runVariables,
  ...sourceVariables,
  ...webhookVariables,
  ...apiVariables,
});

export type Variables = z.infer<typeof variables>;
