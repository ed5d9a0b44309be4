import { ConflictException, NotFoundException } from '@nestjs/common';
import { type StoredPriceRule, windowText } from '../../webhooks/price-rule.js';
import { WebhookError } from '../../webhooks/webhook-error.js';
import { shownUrl, type Webhook } from '../../webhooks/webhook.js';
import { badRequest } from '../field-faults.js';
import type { WebhookReply } from './webhooks.reply.js';

export function webhookView(webhook: Webhook, prices: readonly StoredPriceRule[]): WebhookReply {
  return {
    id: Number(webhook.id),
    url: shownUrl(webhook),
    format: webhook.format,
    events: webhook.events,
    prices: prices.map((rule) => ({
      asset: rule.slug,
      currency: rule.currency,
      direction: rule.direction,
      threshold: exact(rule.threshold),
      change_pct: exact(rule.changePct),
      window: rule.windowSeconds === null ? null : windowText(rule.windowSeconds),
      hysteresis_pct: exact(rule.hysteresisPct),
      state: rule.isArmed === null ? 'waiting' : rule.isArmed ? 'armed' : 'crossed',
      price: exact(rule.price),
      observed_change_pct: exact(rule.observedChangePct),
      evaluated_at: rule.evaluatedAt?.toISOString() ?? null,
      crossed_at: rule.crossedAt?.toISOString() ?? null,
    })),
    description: webhook.description,
    managed_by: webhook.managedBy,
    enabled: webhook.disabledAt === null,
    disabled_reason: webhook.disabledReason,
    disabled_at: webhook.disabledAt?.toISOString() ?? null,
    failing_since: webhook.failingSince?.toISOString() ?? null,
    last_success_at: webhook.lastSuccessAt?.toISOString() ?? null,
    created_at: webhook.createdAt.toISOString(),
    updated_at: webhook.updatedAt.toISOString(),
  };
}

/** A decimal that JSON.stringify writes with all its digits. */
function exact(decimal: string): number;
function exact(decimal: string | null): number | null;
function exact(decimal: string | null): number | null {
  return decimal === null ? null : (JSON.rawJSON(decimal) as unknown as number);
}

/** The result of a request, or the problem to reply with. */
export async function orThrowProblem<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error;
    if (error.code === 'not_found') throw new NotFoundException(error.message);
    if (error.code === 'conflict') throw new ConflictException(error.message);
    throw badRequest(error.path, error.message);
  }
}
