import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import type { DeliveryAttempt, WebhookFormat } from './webhook.js';

/** Emits the delivery attempts made by this process and the deliveries it gave up on, for metrics. Listeners must not throw. */
@Injectable()
export class DeliveryEvents extends EventEmitter<{
  attempt: [{ format: WebhookFormat; attempt: DeliveryAttempt }];
  givenUp: [];
}> {}
