import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Config, parseConfig } from './config/config.js';
import { NEST_OPTIONS, openApp, type OpenedApp } from './open-app.js';
import { WorkModule } from './work.module.js';

/**
 * A worker without HTTP, even while a service is running. It loads none of the API, which takes memory and time to start.
 * @throws ConfigError, DatabaseUnavailable: with a message for the operator
 */
export function startWork(
  env: Readonly<Record<string, string | undefined>>,
): Promise<OpenedApp<INestApplicationContext>> {
  return openApp(parseConfig(env), create, { beside: true });
}

function create(config: Config): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(WorkModule.forRoot(config), NEST_OPTIONS);
}
