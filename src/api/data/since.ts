import { now } from '../../domain/clock.js';
import type { DataQuery } from './data-query.dto.js';
import { utcMoment } from './filters.js';

/** The start of the requested span: `since` or the moment implied by `max_age`, whichever is later. */
export function laterSince({ since, max_age }: DataQuery, asOf?: string): string | undefined {
  if (max_age === undefined) return since;
  const present = asOf === undefined ? now().getTime() : Date.parse(asOf);
  const oldest = new Date(present - max_age * 1000);
  return since !== undefined && Date.parse(utcMoment(since)) > oldest.getTime()
    ? since
    : oldest.toISOString();
}
