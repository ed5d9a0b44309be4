import { LIMITS } from '../../domain/limits.js';
import { IsGiven, Text } from '../query-fields.js';
import { WholeNumber } from '../number-fields.js';

/** Filters for rejections, used in queries and in bodies, where a filter that is null must not select everything. */

export const CODE = 'not_a_number';
export const CodeFilter = () =>
  Text(
    { description: 'Only rejections whose first reason has this code.', example: CODE },
    LIMITS.label,
    IsGiven,
  );

export const FIELD = 'current_price';
export const FieldFilter = () =>
  Text(
    { description: 'Only rejections with a reason about this field.', example: FIELD },
    LIMITS.id,
    IsGiven,
  );

export const RunFilter = () =>
  WholeNumber(1, 999_999_999, {
    description: 'Only rejections that were last made by this run.',
    example: 1,
    optional: IsGiven,
  });
