import { parseRunWorkflowId, runWorkflowId, temporalWorkflowUrl } from './workflow-id.ts';

const RUN = '4cf88aa7-0cfb-51c9-a0b4-bbbf19ee1cff';

it('says the same when it is read as when it was made', () => {
  const id = runWorkflowId('lead-welcome', 'kabcdefghijklmno', RUN);
  expect(id).toBe(`lead-welcome~kabcdefghijklmno~${RUN}`);
  expect(parseRunWorkflowId(id)).toEqual({ slug: 'lead-welcome', subjectKeyRef: 'kabcdefghijklmno', runId: RUN });
});

it.each(['', 'lead-welcome', `a~b~${RUN}`, `lead~kabcdefghijklmno~${RUN}~x`, `Lead~kabcdefghijklmno~${RUN}`])(
  'finds no run in "%s"',
  (id) => {
    expect(parseRunWorkflowId(id)).toBeNull();
  },
);

it('links to the Web UI', () => {
  expect(temporalWorkflowUrl('http://127.0.0.1:8233/', 'default', 'a~b')).toBe(
    'http://127.0.0.1:8233/namespaces/default/workflows/a~b',
  );
});
