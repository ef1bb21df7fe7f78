import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { SignIn } from '@flowkeep/accounts';
import type { ApiConfig } from '@flowkeep/config';
import { DomainError } from '@flowkeep/contracts';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.ts';
import { addBodyLimits, BODY_LIMIT } from './frame/body-limits.ts';
import { addBodyParsers } from './frame/body-parsers.ts';
import { addEditorFiles } from './frame/editor-files.ts';
import { NestLogger } from './frame/nest-logger.ts';
import { problemOf } from './frame/problem.ts';
import { addRefusedBodies } from './frame/refused-bodies.ts';
import { addRequestLog } from './frame/request-log.ts';
import { addSecurityHeaders } from './frame/security-headers.ts';
import { addSignInRoutes } from './frame/sign-in-routes.ts';

/** A sender who takes longer to say what it wants is cut off, milliseconds. Fastify itself would wait for ever. */
const REQUEST_TIMEOUT = 60_000;

/** The HTTP server of the API, without routes. */
export function createAdapter(config: ApiConfig): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    trustProxy: [...config.trustedProxies],
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    // What the router cannot read never reaches a route, nor its filter.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(unreadable(), request.id);
      void reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
    },
  });
}

/** The whole API, ready to listen. It comes up whether or not the database does. */
export async function createApp(
  config: ApiConfig,
  logger: Logger,
  adapter = createAdapter(config),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, logger), adapter, {
    bodyParser: false,
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  const instance = adapter.getInstance<FastifyInstance>();
  addBodyLimits(instance);
  addBodyParsers(instance);
  addRefusedBodies(instance);
  addSecurityHeaders(instance, config.publicUrl.startsWith('https://'));
  addRequestLog(instance, logger);
  addSignInRoutes(instance, app.get(SignIn), config.publicUrl);
  if (config.editorDir !== null) addEditorFiles(instance, config.editorDir);
  await app.init();
  await instance.ready();
  return app;
}

function unreadable(): DomainError {
  return new DomainError('bad-request', 'The address of the request cannot be read. Check it.');
}
