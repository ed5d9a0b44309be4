import { Logger } from 'nestjs-pino';
import { type Source, SOURCES } from '../domain/source.js';
import type { Service } from '../start-service.js';
import { startSummary, summaryText } from './output/start-summary.js';

/** Prints what was started: a banner on a terminal, otherwise a log line. */
export function announce({ app, config, url }: Service, isTerminal: boolean): void {
  const sources = app.get<readonly Source[]>(SOURCES).map(({ name }) => name);
  const summary = startSummary(config, sources, url);
  if (isTerminal) console.log(summaryText(summary));
  else app.get(Logger).log({ ...summary, msg: 'Started' });
}
