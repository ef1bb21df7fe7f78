/** A refusal of the API, in its own words. */
export class ApiProblem extends Error {
  constructor(status, problem, path) {
    const fields = (problem.fields ?? []).map((field) => `${field.path}: ${field.message}`).join('; ');
    super([problem.detail ?? problem.title ?? `${path} answered ${status}`, fields].filter(Boolean).join(' '));
    this.status = status;
    this.problem = problem;
  }
}

/**
 * Signs in as the owner and speaks to the API in the owner's first workspace.
 * @param {{ urls: { editor: string, api: string }, owner: { email: string, password: string } }} stack
 */
export async function signIn({ urls, owner }) {
  const response = await fetch(`${urls.editor}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: urls.editor },
    body: JSON.stringify(owner),
  });
  if (!response.ok) throw new Error(`Signing in as ${owner.email} failed: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const call = caller(urls, cookie);
  const { workspaces } = await call('GET', '/session');
  const workspace = workspaces[0];
  if (!workspace) throw new Error(`${owner.email} is a member of no workspace.`);
  return { workspace, cookie, call: (method, path, body) => call(method, `/workspaces/${workspace.id}${path}`, body) };
}

const caller = (urls, cookie) => async (method, path, body) => {
  const response = await fetch(`${urls.api}${path}`, {
    method,
    headers: { cookie, origin: urls.editor, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = parse(text);
  if (!response.ok) throw new ApiProblem(response.status, answer ?? { detail: text }, path);
  return answer;
};

function parse(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
