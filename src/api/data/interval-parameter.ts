import { ApiQuery } from '@nestjs/swagger';

/** Not filled in by Swagger UI, because its example of `kind` would contradict it. */
export const IntervalParameter = ApiQuery({
  name: 'interval',
  required: false,
  examples: { 'quotes have none': { summary: 'Leave it out.' }, hourly: { value: '1h' } },
});
