import { Moment } from '../moment-fields.js';

export class ReplaySource {
  @Moment({ description: 'Only data observed at or after this moment.', example: '2026-01-01' })
  since?: string;

  @Moment({ description: 'Only data observed before this moment.', example: '2026-02-01T00:00:00Z' })
  until?: string;
}
