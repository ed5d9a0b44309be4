import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { Attempt, WebhookFormat } from './webhook.js';

/** Attempts made by this process, and abandoned deliveries, for metrics. Listeners must not throw. */
@Injectable()
export class DeliveryEvents extends EventEmitter<{
  attempt: [{ format: WebhookFormat; attempt: Attempt }];
  givenUp: [];
}> {}
