import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, getSchemaPath, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import metadata from '../../metadata.ts';
import { ProblemDto } from './problem.dto.ts';

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** Describes the whole API. The application need not be started: its classes say everything. */
export async function openApiDocument(app: INestApplication): Promise<OpenAPIObject> {
  await SwaggerModule.loadPluginMetadata(metadata);
  const base = new DocumentBuilder()
    .setTitle('Flowkeep')
    .setDescription('Workflows, runs, contacts and messages of a workspace. Errors are problem documents (RFC 9457).')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addCookieAuth('flowkeep.session_token', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: fk_…' }, 'api-key')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    extraModels: [ProblemDto],
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  addProblems(document);
  return document;
}

/** Every operation may answer with a problem. */
function addProblems(document: OpenAPIObject): void {
  const problem = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = path[method];
      if (operation !== undefined) operation.responses['default'] = problem;
    }
  }
}
