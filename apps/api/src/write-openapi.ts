import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { loadApiConfig } from '@flowkeep/config';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { AppModule } from './app.module.ts';
import { openApiDocument } from './modules/openapi/openapi-document.ts';

// Writes openapi.json; with --check says whether the one that is there is up to date.
const FILE = 'openapi.json';

/** Only read, never connected to: a previewed application makes no provider. */
const config = loadApiConfig({
  FLOWKEEP_DATABASE_URL: 'postgres://nobody@localhost/none',
  FLOWKEEP_AUTH_DATABASE_URL: 'postgres://nobody@localhost/none',
  FLOWKEEP_SECRET: 'no secret, for nothing is started here',
  FLOWKEEP_ROOT_KEY: Buffer.alloc(32).toString('base64'),
});

const app = await NestFactory.create(AppModule.with(config, pino({ level: 'silent' })), new FastifyAdapter(), {
  preview: true,
  logger: ['error'],
});
const text = `${JSON.stringify(await openApiDocument(app), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('apps/api/openapi.json is out of date. Run `npm run openapi`.\n');
  process.exitCode = 1;
}
