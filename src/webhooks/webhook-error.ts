/** A request about webhooks that cannot be met. */
export class WebhookError extends Error {
  constructor(
    readonly code: 'not_found' | 'conflict' | 'invalid',
    message: string,
    /** Of the bad field. */
    readonly path = '',
  ) {
    super(message);
  }
}
