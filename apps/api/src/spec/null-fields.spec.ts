import type { OpenAPIObject } from '@nestjs/swagger';
import { type Route, RouteCatalog } from '../frame/index.ts';
import { openApiDocument } from '../modules/openapi/openapi-document.ts';
import { createForeignThings, type ForeignThings } from './foreign-things.ts';
import { addressOf } from './routes.ts';
import { startTestApp, type TestApp, type TestWorkspace } from './test-app.ts';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Schema = Schemas[string];

/** Null in a body, where the description of the API says that there is none. */
interface Wrong {
  readonly path: string;
  readonly body: object;
}

/** Every body that the API describes is walked here: new fields are covered when they appear. */
describe('null', () => {
  let test: TestApp;
  let workspace: TestWorkspace;
  let things: ForeignThings;
  let document: OpenAPIObject;
  beforeAll(async () => {
    test = await startTestApp();
    workspace = await test.createWorkspace();
    const own = await createForeignThings(test, workspace.id, workspace.owner.id);
    things = { ...own, 'codec/:token': 'none' };
    document = await openApiDocument(test.app);
  });
  afterAll(() => test.close());

  const refusals = async (route: Route, { path, body }: Wrong): Promise<string> => {
    const { cookie } = workspace.owner;
    const answer = await test.client(addressOf(route, workspace.id, things), { method: route.method, body, cookie });
    const { fields = [] } = answer.body as { fields?: readonly { path: string }[] };
    return `${String(answer.status)} ${fields.some((field) => field.path === path) ? path : answer.text}`;
  };

  it('is refused by name in every field whose type has none', async () => {
    const asked: string[] = [];
    const seen: string[] = [];
    for (const route of test.app.get(RouteCatalog).routes)
      for (const wrong of wrongsOf(document, bodyOf(document, route))) {
        asked.push(`${route.method} ${route.path} -> 422 ${wrong.path}`);
        seen.push(`${route.method} ${route.path} -> ${await refusals(route, wrong)}`);
      }
    expect(seen).toEqual(asked);
    expect(asked.length).toBeGreaterThan(80);
  });

  it.each([
    ['filter', { action: 'pause', filter: [], dryRun: false }],
    ['options', { action: 'pause', filter: {}, options: [], dryRun: false }],
  ])('is not the only thing that is no %s', async (path, body) => {
    const route: Route | undefined = test.app.get(RouteCatalog).routes.find((one) => one.path.endsWith('/runs/bulk'));
    expect(route && (await refusals(route, { path, body }))).toBe(`422 ${path}`);
  });
});

function bodyOf({ paths }: OpenAPIObject, { method, path }: Route): Schema | undefined {
  const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase() as 'post' | 'put' | 'patch'];
  const body = operation?.requestBody;
  return body !== undefined && 'content' in body ? body.content['application/json']?.schema : undefined;
}

/** One for each field, and for each field of a field. */
function wrongsOf(document: OpenAPIObject, schema: Schema | undefined): readonly Wrong[] {
  const shape = resolve(document, schema);
  if (shape === undefined || '$ref' in shape) return [];
  return Object.entries(shape.properties ?? {}).flatMap(([name, field]) => {
    const inner = wrongsOf(document, field).map(({ path, body }) => ({
      path: `${name}.${path}`,
      body: { [name]: body },
    }));
    const mayBeNull = 'nullable' in field && field.nullable === true;
    return mayBeNull ? inner : [{ path: name, body: { [name]: null } }, ...inner];
  });
}

/** The shape that a reference leads to, also where it stands beside a description. */
function resolve(document: OpenAPIObject, schema: Schema | undefined): Schema | undefined {
  if (schema === undefined) return undefined;
  const [only] = 'allOf' in schema ? (schema.allOf ?? []) : [];
  if (only !== undefined) return resolve(document, only);
  return '$ref' in schema ? document.components?.schemas?.[schema.$ref.split('/').at(-1) ?? ''] : schema;
}
