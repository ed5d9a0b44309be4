import { z } from 'zod';
import { component } from './openapi/component.js';
import { integer, oneOf, text, texts } from './openapi/fields.js';
import { PROBLEM_CODES } from './problem-kinds.js';

export const ProblemKind = component(
  'ProblemKind',
  z.strictObject({
    type: text('/problems/source_busy', 'The `type` of these problems.'),
    code: oneOf(PROBLEM_CODES, 'source_busy', 'Their `code`.'),
    status: integer(409, 'Their HTTP status.'),
    title: text('Source busy', 'Their `title`.'),
    description: text('The source has an unfinished run.', 'What happened, and what to do about it.'),
    members: texts(['run_id'], 'Members that these problems may have in addition to the common ones.'),
  }),
);
export type ProblemKind = z.infer<typeof ProblemKind>;

export const ProblemKinds = component('ProblemKinds', z.strictObject({ data: z.array(ProblemKind) }));
export type ProblemKinds = z.infer<typeof ProblemKinds>;
