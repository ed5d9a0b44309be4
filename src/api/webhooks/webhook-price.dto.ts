import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, ValidateBy } from 'class-validator';
import { isDecimal, isNegative, LIMITS, toDouble } from '../../domain/limits.js';
import { type NewPriceRule, windowSeconds } from '../../webhooks/price-rule.js';
import { Currency } from '../currency-fields.js';
import { Storable, Text } from '../query-fields.js';
import { DecimalText } from '../number-fields.js';
import { badRequest } from '../field-faults.js';

const DIRECTIONS = ['up', 'down'] as const;

export class WebhookPrice {
  @ApiProperty({ description: 'Slug or `id` of an asset.', maxLength: LIMITS.label, example: 'bitcoin' })
  @MaxLength(LIMITS.label, { message: `$property must have at most ${LIMITS.label} characters` })
  @IsString({ message: '$property must be the slug or the id of an asset' })
  @Storable()
  asset: string;

  @Currency({ description: 'The currency of the consensus price.', default: 'USD', example: 'USD' })
  currency: string = 'USD';

  @ApiProperty({
    enum: DIRECTIONS,
    description: '`up`: the price rises to the threshold, or by the change. `down`: it falls.',
    example: 'up',
  })
  @IsIn(DIRECTIONS, { message: `$property must be one of ${DIRECTIONS.join(', ')}` })
  direction: (typeof DIRECTIONS)[number];

  @DecimalText({ description: 'A price, as text. Either this or `change_pct`.', example: '100000' })
  threshold?: string;

  @DecimalText({ description: 'A change in percent within `window`, as text and without a sign.' })
  change_pct?: string;

  @ValidateBy({
    name: 'isWindow',
    validator: {
      validate: (value: unknown) =>
        value == null || (typeof value === 'string' && windowSeconds(value) !== null),
      defaultMessage: () => '$property must be minutes, hours or days such as 15m, 1h or 7d, up to 30 days',
    },
  })
  @Text(
    {
      description: 'The period over which `change_pct` is measured: `15m`, `1h`, `7d`, up to 30 days.',
    },
    5,
  )
  window?: string;

  @DecimalText({
    description:
      'How far the price must move back before the alert is re-armed: for a threshold, in percent of the threshold (default ' +
      '1); for a change, in percentage points (default a fifth of `change_pct`).',
    example: '1',
  })
  hysteresis_pct?: string;
}

/** @throws BadRequestException if the fields contradict one another */
export function priceRules(given: readonly WebhookPrice[]): NewPriceRule[] {
  return given.map((one, index) => {
    const { asset, currency, direction, threshold, change_pct, window, hysteresis_pct } = one;
    const refuse = (field: keyof WebhookPrice, message: string) =>
      badRequest(`prices.${index}.${field}`, message);
    if ((threshold == null) === (change_pct == null))
      throw refuse('threshold', 'exactly one of threshold and change_pct is required');
    if ((change_pct == null) !== (window == null))
      throw refuse('window', 'must be given together with change_pct, or not at all');
    for (const field of ['threshold', 'change_pct', 'hysteresis_pct'] as const) {
      const value = one[field];
      if (value == null) continue;
      if (!isDecimal(value))
        throw refuse(
          field,
          `must have at most ${LIMITS.decimalDigits} digits on each side of the point, not ${value}`,
        );
      const isPositive = !isNegative(value) && (field === 'hysteresis_pct' || toDouble(value) > 0);
      if (!isPositive) throw refuse(field, `must be positive, not ${value}`);
    }
    if (change_pct != null && direction === 'down' && toDouble(change_pct) > 100)
      throw refuse('change_pct', `must be at most 100, because no price falls further, not ${change_pct}`);
    if (
      hysteresis_pct != null &&
      toDouble(hysteresis_pct) >= (threshold == null ? toDouble(change_pct!) : 100)
    )
      throw refuse('hysteresis_pct', `must be less than ${threshold == null ? 'change_pct' : '100'}`);
    return {
      asset,
      currency: currency ?? 'USD',
      direction,
      threshold: threshold ?? null,
      changePct: change_pct ?? null,
      windowSeconds: window == null ? null : windowSeconds(window),
      hysteresisPct: hysteresis_pct ?? null,
    };
  });
}
