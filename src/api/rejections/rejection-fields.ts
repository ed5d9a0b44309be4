import { LIMITS } from '../../domain/limits.js';
import { Text } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';

/** Filters for rejections, used in queries and in bodies. */

export const CODE = 'not_a_number';
export const CodeFilter = () =>
  Text({ description: 'Only rejections whose first reason has this code.', example: CODE });

export const FIELD = 'current_price';
export const FieldFilter = () =>
  Text({ description: 'Only rejections with a reason about this field.', example: FIELD }, LIMITS.id);

export const RunFilter = () =>
  WholeNumber(1, 999_999_999, {
    description: 'Only rejections that were last made by this run.',
    example: 1,
  });
