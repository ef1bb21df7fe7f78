import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ApiRequest, problemOf } from '../../frame/index.ts';
import { InvalidGraphError } from './invalid-graph.ts';

/** Adds the problems of the drawing to the problem document, place by place, as the canvas shows them. */
@Catch(InvalidGraphError)
export class InvalidGraphFilter implements ExceptionFilter<InvalidGraphError> {
  catch(error: InvalidGraphError, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const problem = problemOf(error, http.getRequest<ApiRequest>().id);
    const reply = http.getResponse<FastifyReply>().status(problem.status);
    void reply.header('content-type', 'application/problem+json').send({ ...problem, problems: error.problems });
  }
}
