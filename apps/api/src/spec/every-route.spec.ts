import { API_KEY_SCOPES, type Permission, ROLES, roleAllows } from '@flowkeep/contracts';
import { createAdapter } from '../create-app.ts';
import { type Route, RouteCatalog } from '../frame/index.ts';
import { createForeignThings, type ForeignThings } from './foreign-things.ts';
import { requestBodies } from './request-bodies.ts';
import { addressOf, namesThing } from './routes.ts';
import { startTestApp, testConfig, type TestApp, type TestPerson, type TestWorkspace } from './test-app.ts';
import type { TestAnswer, TestRequest } from './test-client.ts';

/** Routes that are not controllers': sign-in guards itself, and so does the editor. */
const OUTSIDE = /^\/api\/auth\/|^\/\*$/;

/** Everything that the API answers to, as its server knows it, is walked here: new routes are covered when they appear. */
describe('every route', () => {
  const served: string[] = [];
  let test: TestApp;
  let mine: TestWorkspace;
  let theirs: TestWorkspace;
  let things: ForeignThings;
  let routes: readonly (Route & { readonly permission: Permission })[];

  beforeAll(async () => {
    const adapter = createAdapter(testConfig());
    adapter.getInstance().addHook('onRoute', ({ method, url }: { method: string | string[]; url: string }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') served.push(`${one} ${url}`);
    });
    test = await startTestApp({}, adapter);
    [mine, theirs] = [await test.createWorkspace('Mine'), await test.createWorkspace('Theirs')];
    things = await createForeignThings(test, theirs.id, theirs.owner.id);
    routes = test.app
      .get(RouteCatalog)
      .routes.flatMap((route) =>
        route.access.kind === 'permission' ? [{ ...route, permission: route.access.permission }] : [],
      );
  });
  afterAll(() => test.close());

  const ask = (route: Route, workspaceId: string, request: TestRequest): Promise<TestAnswer> => {
    const body = requestBodies(things)[`${route.method} ${route.path}`] ?? (route.method === 'GET' ? undefined : {});
    return test.client(addressOf(route, workspaceId, things), { method: route.method, body, ...request });
  };
  /** `METHOD path -> status` for each route, to be compared as a list: a failure names its route. */
  const statuses = async (
    of: readonly Route[],
    request: (route: Route) => Promise<TestAnswer>,
  ): Promise<readonly string[]> => {
    const lines: string[] = [];
    for (const route of of) lines.push(`${route.method} ${route.path} -> ${(await request(route)).status}`);
    return lines;
  };
  const all = (of: readonly Route[], status: number): readonly string[] =>
    of.map((route) => `${route.method} ${route.path} -> ${status}`);

  it('is known with who may call it', () => {
    const known = new Set(test.app.get(RouteCatalog).routes.map(({ method, path }) => `${method} ${path}`));
    const unknown = served.filter((line) => !known.has(line) && !OUTSIDE.test(line.split(' ')[1] ?? ''));
    expect(unknown).toEqual([]);
    expect(routes.length).toBeGreaterThan(20);
  });

  it('needs a session', async () => {
    expect(await statuses(routes, (route) => ask(route, mine.id, {}))).toEqual(all(routes, 401));
  });

  it('does not exist for the member of another workspace', async () => {
    const { cookie } = mine.owner;
    expect(await statuses(routes, (route) => ask(route, theirs.id, { cookie }))).toEqual(all(routes, 404));
  });

  it('does not exist for an API key of another workspace', async () => {
    const key = await test.createApiKey(mine, API_KEY_SCOPES);
    const headers = { authorization: `Bearer ${key}` };
    expect(await statuses(routes, (route) => ask(route, theirs.id, { headers }))).toEqual(all(routes, 404));
  });

  it('finds nothing under the ids of another workspace', async () => {
    const { cookie } = mine.owner;
    const naming = routes.filter((route) => namesThing(route, things));
    expect(await statuses(naming, (route) => ask(route, mine.id, { cookie }))).toEqual(all(naming, 404));
  });

  it('lists nothing of another workspace', async () => {
    const ids = Object.values(things).filter((id) => id !== null && id.length > 30);
    const lists = routes.filter(({ method, path }) => method === 'GET' && !/:(?!workspaceId)|\/live$/.test(path));
    for (const route of lists) {
      const { status, text } = await ask(route, mine.id, { cookie: mine.owner.cookie });
      expect([route.path, status, ids.filter((id) => id !== null && text.includes(id))]).toEqual([route.path, 200, []]);
    }
  });

  it.each([
    ['runs', ['workflowId', 'contactId']],
    ['deals', ['contactId', 'pipelineId']],
  ])('filters %s by the ids of another workspace and finds none', async (list, names) => {
    const idOf: Readonly<Record<string, string | null | undefined>> = {
      workflowId: things['workflows/:id'],
      contactId: things['contacts/:id'],
      pipelineId: things['pipelines/:id'],
    };
    for (const name of names) {
      const path = `/api/v1/workspaces/${mine.id}/${list}?${name}=${idOf[name]}`;
      expect((await test.client(path, { cookie: mine.owner.cookie })).body).toMatchObject({ items: [] });
    }
  });

  it('takes no id of another workspace in a body', async () => {
    const { cookie } = mine.owner;
    const base = `/api/v1/workspaces/${mine.id}`;
    const own = await test.client(`${base}/workflows`, { method: 'POST', body: { name: 'Mine' }, cookie });
    const contactId = things['contacts/:id'];
    const deal = { contactId, pipelineId: things['pipelines/:id'], stageId: 'New', title: 'Stolen' };
    const answers = [
      await test.client(`${base}/deals`, { method: 'POST', body: deal, cookie }),
      await test.client(`${base}/workflows/${(own.body as { id: string }).id}/runs`, {
        method: 'POST',
        body: { input: {}, contactId },
        cookie,
      }),
    ];
    for (const { status } of answers) expect([404, 409, 422]).toContain(status);
  });

  it('finds nothing under what is no id', async () => {
    const { cookie } = mine.owner;
    expect(await statuses(routes, (route) => ask(route, 'not-an-id', { cookie }))).toEqual(all(routes, 404));
    const garbled = Object.fromEntries(Object.entries(things).map(([key, value]) => [key, value && 'not-an-id']));
    const naming = routes.filter((route) => namesThing(route, things));
    const found = await statuses(naming, (route) => {
      const body = requestBodies(things)[`${route.method} ${route.path}`];
      return test.client(addressOf(route, mine.id, garbled), { method: route.method, body, cookie });
    });
    expect(found.filter((line) => !/-> (400|404|422)$/.test(line))).toEqual([]);
  });

  it.each(ROLES)('lets the role %s do what its permissions say, and nothing more', async (role) => {
    const member: TestPerson = await test.addMember(mine.id, role);
    const lines = await statuses(routes, (route) => ask(route, mine.id, { cookie: member.cookie, headersOnly: true }));
    const refused = lines.filter((line) => line.endsWith('-> 403'));
    expect(refused).toEqual(
      all(
        routes.filter(({ permission }) => !roleAllows(role, permission)),
        403,
      ),
    );
    expect(lines.filter((line) => line.endsWith('-> 401') || line.endsWith('-> 500'))).toEqual([]);
  });

  it('is closed to an API key without the scope', async () => {
    const headers = { authorization: `Bearer ${await test.createApiKey(mine, ['events.write'])}` };
    const others = routes.filter(({ path }) => !path.endsWith('/:workspaceId/events'));
    expect(await statuses(others, (route) => ask(route, mine.id, { headers }))).toEqual(all(others, 403));
  });
});
