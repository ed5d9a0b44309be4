import { z } from 'zod';
import * as field from '../fields.js';

/** Webhooks, alerts and e-mail. */
export const webhookVariables = {
  WEBHOOK_CONCURRENCY: field.integer(1, 64).default(8),
  WEBHOOK_TIMEOUT_MS: field.integer(100, 60_000).default(10_000),
  WEBHOOK_RETRIES: field.integer(0, 50).default(15),
  WEBHOOK_RETRY_SECONDS: field.integer(1, 3600).default(5),
  WEBHOOK_DISABLE_AFTER_HOURS: field.integer(1, 8760).default(120),
  WEBHOOK_LOG_DAYS: field.integer(1, 3650).default(30),
  WEBHOOK_PRIVATE_TARGETS: field.privateTargets.default([]),
  ALERT_WEBHOOK_URL: field.alertUrl.optional(),
  ALERT_EMAIL: field.list.default([]),
  ALERT_REMINDER_HOURS: field.integer(0, 8760).default(6),
  SMTP_URL: field.url(['smtp:', 'smtps:']).optional(),
  SMTP_FROM: z.string().trim().optional(),
};
