import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ApiProblem } from './openapi/api-problem.js';
import { ApiReply } from './openapi/api-reply.js';
import { ProblemException } from './problem.exception.js';
import { problemKindOf, PROBLEM_CODES, type ProblemCode, problemTypeOf } from './problem-kinds.js';
import { ProblemKind, ProblemKinds } from './problems.reply.js';

/** Serves the pages linked by the `type` of problems. */
@ApiTags('operation')
@Controller('problems')
export class ProblemsController {
  @Get()
  @ApiOperation({
    summary: 'List the kinds of problems',
    description: 'Every kind of error, sorted by status.',
  })
  @ApiReply(ProblemKinds, 'All kinds of problems.')
  @ApiProblem(429)
  listProblemKinds(): ProblemKinds {
    return { data: PROBLEM_CODES.map(view) };
  }

  @Get(':code')
  @ApiOperation({
    summary: 'Get a kind of problem',
    description: 'The URL of this description is the `type` of the problem.',
  })
  @ApiParam({
    name: 'code',
    description: 'The `code` of a problem.',
    schema: { type: 'string', example: 'source_busy' },
  })
  @ApiReply(ProblemKind, 'The kind of problem: what it means, and what to do about it.')
  @ApiProblem(404, 429)
  getProblemKind(@Param('code') given: string): ProblemKind {
    const code = PROBLEM_CODES.find((one) => one === given);
    if (!code)
      throw new ProblemException('not_found', `There is no problem ${JSON.stringify(given.slice(0, 40))}.`);
    return view(code);
  }
}

function view(code: ProblemCode): ProblemKind {
  const { status, title, description, members = [] } = problemKindOf(code);
  return { type: problemTypeOf(code), code, status, title, description, members: [...members] };
}
