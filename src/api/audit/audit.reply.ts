import { z } from 'zod';
import { OUTCOMES } from '../../audit/audit-log.js';
import { component } from '../openapi/component.js';
import { integer, moment, oneOf, text } from '../openapi/fields.js';
import { REQUEST_ID_EXAMPLE } from '../openapi/page.js';
import { totalPageOf } from '../openapi/total.js';

export const AuditEntry = component(
  'AuditEntry',
  z
    .strictObject({
      id: integer(1),
      at: moment(),
      actor: text(
        'ops',
        'Who acted: the name of an API key, or `admin` for ADMIN_API_KEY; `file` or `configuration` if the action was set ' +
          'there. Null if the key was missing or invalid.',
      ).nullable(),
      key_prefix: text(
        '4f1d2c3b5a60',
        'The prefix of the key, valid or not, if the key was once issued.',
      ).nullable(),
      via: oneOf(
        ['key', 'session'],
        'key',
        'Whether the key came in a header or from a console session.',
      ).nullable(),
      address: text('203.0.113.7', 'The IP address that the request came from; see TRUST_PROXY.').nullable(),
      action: text('run.start'),
      subject: text('runs/42', 'What the action is about.'),
      method: text(
        'POST',
        'The HTTP method. Null, like `route` and `request_id`, if there was no request.',
      ).nullable(),
      route: text('/runs').nullable(),
      request_id: text(REQUEST_ID_EXAMPLE, 'The id of the request in the logs.').nullable(),
      outcome: oneOf(OUTCOMES, 'done', '`refused`: the key was missing or invalid, or lacked the scope.'),
      status: integer(202, 'Status of the reply; null if the process ended before sending it.').nullable(),
      reason: text('a truncated line', 'The reason given by the operator.').nullable(),
    })
    .meta({ description: 'An action of an operator, or a refused attempt.' }),
);
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = totalPageOf('AuditPage', AuditEntry);
export type AuditPage = z.infer<typeof AuditPage>;
