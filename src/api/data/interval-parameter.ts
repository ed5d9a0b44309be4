import { ApiQuery } from '@nestjs/swagger';

export const IntervalParameter = ApiQuery({
  name: 'interval',
  required: false,
  examples: { hourly: { value: '1h' } },
});
