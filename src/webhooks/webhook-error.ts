/** A request to change or use webhooks that cannot be fulfilled. */
export class WebhookError extends Error {
  constructor(
    readonly code: 'not_found' | 'conflict' | 'invalid',
    message: string,
    /** Name of the invalid field in the request. */
    readonly path = '',
  ) {
    super(message);
  }
}

export function notFound(id: string): WebhookError {
  return new WebhookError('not_found', `There is no webhook ${JSON.stringify(id.slice(0, 40))}.`);
}
