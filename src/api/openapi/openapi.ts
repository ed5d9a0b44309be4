import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { stringify } from 'yaml';
import type { Config } from '../../config/config.js';
import { VERSION } from '../../config/version.js';
import { NUMBERS } from '../export/representation.js';
import { sendProblem } from '../problem.js';
import { shareNotModified } from './api-etag.js';
import { documentClosedReads, documentProblems, documentScopes } from './api-problem.js';
import { KEY_SCHEME } from '../access/requires-scope.decorator.js';
import { componentSchemas } from './component.js';
import { declareConstraints } from './constraints.js';
import { withOptionalLeftOut } from './optional-parameters.js';
import { documentHeaders } from './reply-headers.js';
import { describeDefaults, describeUploads } from './request-bodies.js';
import { withSharedParameters } from './shared-parameters.js';
import { stringForm } from './string-form.js';
import { SWAGGER_UI } from './swagger-ui.js';
import { describeDeliveries } from './webhook-deliveries.js';

const DESCRIPTION = `Market data from many sources in one model.

Numbers with \`format: decimal\`, such as those in quotes and candles, are exact, with all their digits: parse them as decimals, not
as doubles. JavaScript and other clients whose numbers are doubles should send \`numbers=string\` or \`Prefer: numbers=string\`;
[the document for that form](/docs-json?numbers=string) is meant for client generators. Lists are available as NDJSON, CSV or typed Parquet (\`format\`).
Errors are [problem details](https://www.rfc-editor.org/rfc/rfc9457). Every reply has an \`x-request-id\`.
New fields may be added to replies; clients should ignore unknown ones.`;

const KEY =
  'An API key, such as ADMIN_API_KEY. Its scope is `read`, `run` (read, start and cancel runs) or `admin` (everything); ' +
  'each operation names the one it requires. You can also send the key as `Authorization: Bearer`.';

export function openApiDocument(app: NestFastifyApplication, reads: Config['READS']): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Kasparro')
    .setVersion(VERSION)
    .setDescription(DESCRIPTION)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addTag('data', 'Quotes, candles and articles')
    .addTag('assets', 'Coins, each once: listings, identity, price and history')
    .addTag('runs', 'Sources, runs, checkpoints and anomalies')
    .addTag('drift', "Changes in the shape of sources' data")
    .addTag('rejections', 'Records that failed validation')
    .addTag('webhooks', 'Events for other systems; `webhooks` describes the bodies that receivers get')
    .addTag('access', 'API keys')
    .addTag('operation', 'Health and metrics');
  config.addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key', description: KEY }, KEY_SCHEME);
  // Controller methods are named like client methods: listRuns, startRun.
  const operationIdFactory = (_controller: string, method: string) => method;
  const document = SwaggerModule.createDocument(app, config.build(), { operationIdFactory });
  declareConstraints(document);
  describeDefaults(document);
  describeUploads(document);
  Object.assign(document.components!.schemas!, componentSchemas());
  describeDeliveries(document);
  document.security = [];
  if (reads === 'closed') documentClosedReads(document);
  documentScopes(document);
  documentProblems(document);
  documentHeaders(document);
  shareNotModified(document);
  return document;
}

/** Swagger UI at /docs, the document at /docs-json and /docs-yaml; with decimals as strings at /docs-json?numbers=string. */
export function serveOpenApi(app: NestFastifyApplication, reads: Config['READS']): void {
  const document = once(() => openApiDocument(app, reads));
  const json = once(() => JSON.stringify(withSharedParameters(document())));
  const strings = once(() => JSON.stringify(withSharedParameters(stringForm(document()))));
  const yaml = once(() => stringify(withSharedParameters(document()), { aliasDuplicateObjects: false }));
  const server = app.getHttpAdapter();
  server.get('/docs-json', (request: FastifyRequest, reply: FastifyReply) => {
    const { numbers = NUMBERS[0] } = request.query as { numbers?: unknown };
    if (!NUMBERS.includes(numbers as (typeof NUMBERS)[number])) {
      const message = `must be one of ${NUMBERS.join(', ')}`;
      return sendProblem(reply, request, 400, `numbers: ${message}`, {
        faults: [{ path: 'numbers', message, in: 'query' }],
      });
    }
    const text = numbers === 'string' ? strings() : json();
    return reply.type('application/json; charset=utf-8').send(text);
  });
  server.get('/docs-yaml', (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/yaml; charset=utf-8').send(yaml()),
  );
  SwaggerModule.setup('docs', app, () => withOptionalLeftOut(document()), {
    // The module would render both again for each request.
    raw: false,
    customSiteTitle: 'Kasparro API',
    swaggerOptions: SWAGGER_UI,
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
