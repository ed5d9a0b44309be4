import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';

const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const PATTERN = /^(0{0,8}[1-9]\d{0,8})([smhd]?)$/;
/** Maximum age in seconds: a century. */
const MAX_SECONDS = 36_500 * SECONDS.d;

/** A parameter with an age: a number of seconds, minutes, hours or days, such as `900`, `15m`, `1h`, `1d`. */
export function MaxAge(docs: { description: string }) {
  const validator = {
    validate: (value: unknown) => typeof value === 'number' && value >= 1 && value <= MAX_SECONDS,
    defaultMessage: () =>
      '$property must be a number of seconds, or a count with s, m, h or d such as 15m, 1h or 1d: from 1s to 36500d',
  };
  return applyDecorators(
    ApiPropertyOptional({ type: 'string', pattern: PATTERN.source, example: '1d', ...docs }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => secondsOf(value)),
    ValidateBy({ name: 'isAge', validator }),
  );
}

function secondsOf(value: unknown): unknown {
  const match = typeof value === 'string' ? PATTERN.exec(value) : null;
  return match ? Number(match[1]) * SECONDS[(match[2] || 's') as keyof typeof SECONDS] : value;
}
