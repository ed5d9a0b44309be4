import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { VERSION } from '../../config/version.js';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `Market data of many sources in one model.

Numbers of quotes are exact decimals with all their digits: read them as decimals, not as doubles.
Errors are [problem details](https://www.rfc-editor.org/rfc/rfc9457). Every reply carries \`x-request-id\`.`;

export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Kasparro')
    .setVersion(VERSION)
    .setDescription(DESCRIPTION)
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'The ADMIN_API_KEY of the service.' },
      'admin',
    )
    .addTag('data', 'Quotes and articles')
    .addTag('assets', 'Each coin once: who lists it, what it costs, and did')
    .addTag('runs', 'What the service does and did')
    .addTag('drift', 'Changes in the shape of what sources send')
    .addTag('rejections', 'Records that failed validation')
    .addTag('operation', 'Health and metrics')
    .build();
  return SwaggerModule.createDocument(app, config);
}

/** Swagger UI at /docs, the document at /docs-json. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'docs-json',
    yamlDocumentUrl: 'docs-yaml',
    customSiteTitle: 'Kasparro API',
    swaggerOptions: { tryItOutEnabled: true, displayRequestDuration: true },
  });
}
