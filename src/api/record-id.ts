import { NotFoundException } from '@nestjs/common';

/**
 * Parses the id of a record in a URL.
 * @throws NotFoundException if no record can have this id
 */
export function parseRecordId(given: string, what: string): string {
  if (/^\d{1,18}$/.test(given)) return given;
  throw recordNotFound(what, given);
}

export function recordNotFound(what: string, id: string): NotFoundException {
  return new NotFoundException(`There is no ${what} ${JSON.stringify(id.slice(0, 40))}.`);
}
