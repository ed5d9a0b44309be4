import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from '../../src/api/openapi/openapi.js';
import { type Service, startService } from '../../src/start-service.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { expectDocumented, type Reply } from './documented.js';
import { PATIENT } from './patient.js';
import { seed } from './seed.js';

export interface Api extends TestDatabase {
  service: Service;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  request(path: string, init?: RequestInit): Promise<Reply>;
  stop(): Promise<void>;
}

/** The service on this database and a free port, without runs of its own. */
export const startQuietService = (url: string, env: Record<string, string> = {}): Promise<Service> =>
  startService({
    ...PATIENT,
    DATABASE_URL: url,
    DATABASE_POOL_SIZE: '8',
    HOST: '127.0.0.1',
    PORT: '0',
    ROLE: 'api',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '0',
    // Tests can send any number of requests at once, even on a slow machine.
    CLIENT_CONCURRENCY: '0',
    READ_CONNECTIONS: '6',
    ...env,
  });

/** The service itself on its own seeded database and a free port, without runs of its own. Its replies must be as documented. */
export async function startApi(env: Record<string, string> = {}): Promise<Api> {
  const database = await createTestDatabase();
  await seed(database.dataSource);
  const service = await startQuietService(database.url, env);
  const document = documentOf(service);
  const request = async (path: string, init?: RequestInit): Promise<Reply> => {
    const response = await fetch(service.url + path, init);
    const text = await response.text();
    const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
    const { status, headers } = response;
    const reply = { status, headers, text, json: isJson && text ? JSON.parse(text) : undefined };
    expectDocumented(document, init?.method ?? 'GET', path, reply);
    return reply;
  };
  const stop = async () => {
    await service.stop();
    await database.drop();
  };
  return { ...database, service, request, get: (path, headers) => request(path, { headers }), stop };
}

const DOCUMENTS = new Map<string, OpenAPIObject>();

/** Made once for all services that have the same: it takes as long as twenty requests. */
function documentOf({ app, config }: Service): OpenAPIObject {
  const kind = `${config.READS} ${config.ROLE}`;
  const document = DOCUMENTS.get(kind) ?? openApiDocument(app, config.READS);
  DOCUMENTS.set(kind, document);
  return document;
}
