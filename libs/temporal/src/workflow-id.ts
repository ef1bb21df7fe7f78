/** What the id of a run's Temporal workflow says: names that read well and random keys, never personal data. */
export interface RunWorkflowId {
  readonly slug: string;
  readonly subjectKeyRef: string;
  readonly runId: string;
}

const PATTERN = /^([a-z0-9-]+)~(k[a-z2-7]{15})~([0-9a-f-]{36})$/;

/** `<slug>~<subject key>~<run>`: operators read it, and the codec finds the key of the payloads in it. */
export function runWorkflowId(slug: string, subjectKeyRef: string, runId: string): string {
  return `${slug}~${subjectKeyRef}~${runId}`;
}

/** Null for every other Temporal workflow. */
export function parseRunWorkflowId(workflowId: string): RunWorkflowId | null {
  const [, slug, subjectKeyRef, runId] = PATTERN.exec(workflowId) ?? [];
  if (slug === undefined || subjectKeyRef === undefined || runId === undefined) return null;
  return { slug, subjectKeyRef, runId };
}

/** Where Temporal's Web UI shows a Temporal workflow; the UI leads on to its latest execution. */
export function temporalWorkflowUrl(uiUrl: string, namespace: string, workflowId: string): string {
  const base = uiUrl.replace(/\/+$/, '');
  return `${base}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(workflowId)}`;
}
