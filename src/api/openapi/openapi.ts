import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Scope } from '../../access/scope.js';
import type { Config } from '../../config/config.js';
import { VERSION } from '../../config/version.js';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { closeReads } from './closed-reads.js';
import { withRefusals } from './refusals.js';

const DESCRIPTION = `Market data of many sources in one model.

Numbers of quotes are exact decimals with all their digits: read them as decimals, not as doubles.
Errors are [problem details](https://www.rfc-editor.org/rfc/rfc9457). Every reply carries \`x-request-id\`.`;

const KEYS: Readonly<Record<Scope, string>> = {
  read: 'A key with the scope read, for where reads are closed. It may come as `Authorization: Bearer` instead, as all may.',
  run: 'A key with the scope run: it starts and cancels runs, and reads.',
  admin: 'A key with the scope admin, such as the ADMIN_API_KEY of the service: it may do everything.',
};

function openApiDocument(app: NestFastifyApplication, reads: Config['READS']): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Kasparro')
    .setVersion(VERSION)
    .setDescription(DESCRIPTION)
    .addTag('data', 'Quotes and articles')
    .addTag('assets', 'Each coin once: who lists it, what it costs, and did')
    .addTag('runs', 'What the service does and did')
    .addTag('drift', 'Changes in the shape of what sources send')
    .addTag('rejections', 'Records that failed validation')
    .addTag('access', 'API keys')
    .addTag('operation', 'Health and metrics');
  for (const [scope, description] of Object.entries(KEYS))
    config.addApiKey({ type: 'apiKey', in: 'header', name: 'x-api-key', description }, scope);
  const document = withRefusals(SwaggerModule.createDocument(app, config.build()));
  return reads === 'closed' ? closeReads(document) : document;
}

/** Swagger UI at /docs, the document at /docs-json. */
export function serveOpenApi(app: NestFastifyApplication, reads: Config['READS']): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app, reads), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: 'Kasparro API',
    swaggerOptions: { tryItOutEnabled: true, displayRequestDuration: true },
  });
}
