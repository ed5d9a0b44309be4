import { performance } from 'node:perf_hooks';
import { Injectable } from '@nestjs/common';
import { now } from '../domain/clock.js';
import { discordBody } from './bodies/discord.js';
import { email } from './bodies/email.js';
import { slackBody } from './bodies/slack.js';
import { standardWebhooksBody } from './bodies/standard.js';
import { EmailSender } from './email-sender.js';
import { HttpSender, type Reply } from './http-sender.js';
import { signedHeaders } from './signature.js';
import {
  type DeliveryAttempt,
  messageId,
  type Target,
  type WebhookEvent,
  type WebhookFormat,
} from './webhook.js';

const BODIES: Readonly<Record<Exclude<WebhookFormat, 'email'>, (event: WebhookEvent) => string>> = {
  standard: standardWebhooksBody,
  slack: slackBody,
  discord: discordBody,
};
const MAX_ERROR = 500;

/** Makes one attempt to deliver an event. */
@Injectable()
export class Sender {
  constructor(
    private readonly http: HttpSender,
    private readonly email: EmailSender,
  ) {}

  /** Never throws. */
  async send(target: Target, event: WebhookEvent): Promise<DeliveryAttempt> {
    const at = now();
    const began = performance.now();
    const ended = (outcome: Omit<DeliveryAttempt, 'at' | 'durationMs'>): DeliveryAttempt => ({
      at,
      durationMs: Math.round(performance.now() - began),
      ...outcome,
    });
    try {
      const { status, excerpt, retryAt } = await this.reply(target, event, at);
      return ended({ status, error: errorOf(status, retryAt), response: storable(excerpt), retryAt });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return ended({ status: null, error: storable(message).slice(0, MAX_ERROR), response: null });
    }
  }

  private reply(target: Target, event: WebhookEvent, at: Date): Promise<Reply> {
    const { format, url, secrets } = target;
    if (format === 'email') return this.email.send(email(url, event));
    const body = BODIES[format](event);
    return this.http.post(url, body, signedHeaders(messageId(event), at, body, secrets));
  }
}

function errorOf(status: number, retryAt?: Date | null): string | null {
  if (status >= 200 && status < 300) return null;
  if (retryAt)
    return `the receiver answered ${status} and requested to wait at least until ${retryAt.toISOString()}`;
  return status >= 300 && status < 400
    ? `the receiver redirects (${status}), which is not followed`
    : `the receiver answered ${status}`;
}

/** Removes what a PostgreSQL text column cannot store. */
function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd').toWellFormed();
}
