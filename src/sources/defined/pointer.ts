import { z } from 'zod';
import { reportThrown } from './field.js';
import { pointerSteps } from './place.js';

/** A JSON Pointer into a reply. */
export const pointer = z
  .string()
  .max(500)
  .regex(/^\//, 'expected a JSON Pointer such as /data/items')
  .superRefine(reportThrown(pointerSteps));

/** Name of a query parameter or header. */
export const parameterName = z.string().min(1).max(100);
