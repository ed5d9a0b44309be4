import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';
import type { Docs } from './query-fields.js';

const MOMENT =
  /^(\d{3}[1-9]|\d\d[1-9]0|\d[1-9]00|[1-9]000)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-5]):[0-5]\d))?$/;

/** A zone whose + was not percent-encoded, and was therefore decoded as a space. */
const LOST_PLUS = /T[\d:.]+ \d\d:\d\d$/;

/** A parameter with an ISO 8601 date, which means midnight in UTC, or a moment with a time zone. */
export function Moment(docs: Docs) {
  const validator = {
    validate: (value: unknown) => typeof value === 'string' && isMoment(value),
    defaultMessage: (given?: ValidationArguments) =>
      '$property must be a date such as 2026-01-31 or a moment with a zone such as 2026-01-31T12:00:00Z' +
      (LOST_PLUS.test(String(given?.value)) ? '. In URLs, the + of a zone is written %2B' : ''),
  };
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', pattern: MOMENT.source, ...docs }),
    IsOptional(),
    ValidateBy({ name: 'isMoment', validator }),
  );
}

/** A parameter with a moment that must not be before `since`. */
export function Until(docs: Docs) {
  const validator = {
    validate: (until: unknown, given?: ValidationArguments) => {
      const { since } = given!.object as { since?: unknown };
      const areMoments = [since, until].every((one) => typeof one === 'string' && isMoment(one));
      return !areMoments || Date.parse(since as string) <= Date.parse(until as string);
    },
    defaultMessage: () => '$property must not be earlier than since',
  };
  return applyDecorators(Moment(docs), ValidateBy({ name: 'isUntil', validator }));
}

export function isMoment(text: string): boolean {
  return MOMENT.test(text) && isReal(text);
}

/**
 * Whether the date exists. JavaScript would turn 30 February into 2 March; like PostgreSQL, the API refuses it. In UTC, too,
 * it must have a year of four digits, which the end of 9999 in a zone west of Greenwich has not.
 */
function isReal(value: string): boolean {
  const [, year, month, day] = MOMENT.exec(value)!.map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day));
  return date.getUTCMonth() === month! - 1 && new Date(value).getUTCFullYear() <= 9999;
}
