import { LIMITS } from '../../domain/limits.js';
import { Text, WholeNumber } from '../query-fields.js';

/** Filters of rejections, in queries and in bodies. */

export const OfCode = () =>
  Text({ description: 'Only rejections whose first reason has this code.', example: 'not_a_number' });

export const OfField = () =>
  Text(
    { description: 'Only rejections with a reason about this field.', example: 'current_price' },
    LIMITS.id,
  );

export const OfRun = () =>
  WholeNumber(1, 999_999_999, {
    description: 'Only rejections that this run was the last to make.',
    example: 1,
  });
