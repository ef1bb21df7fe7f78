import type { ContactSnapshot, JsonObject, WorkspaceSnapshot } from '@flowkeep/contracts';
import type { ExecuteContext, NodeServices } from './execute.ts';

/** One thing that a node asked the world to do. */
export interface RecordedCall {
  /** `messages.send`, `deals.move` and so on. */
  readonly service: string;
  readonly arguments: readonly unknown[];
}

export interface ExecuteOptions {
  /** With its templates evaluated. */
  readonly config: JsonObject;
  readonly contact?: ContactSnapshot | null;
  readonly workspace?: Partial<WorkspaceSnapshot>;
  readonly attempt?: number;
  /** What the world answers; anything left out gives a plain success. */
  readonly answers?: {
    readonly send?: NodeServices['messages']['send'];
    readonly upsert?: NodeServices['contacts']['upsert'];
    readonly move?: NodeServices['deals']['move'];
    readonly classify?: NodeServices['ai']['classify'];
    readonly request?: NodeServices['http']['request'];
    readonly start?: NodeServices['runs']['start'];
    readonly open?: NodeServices['approvals']['open'];
  };
}

const WORKSPACE: WorkspaceSnapshot = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'Baku Dental',
  timeZone: 'Asia/Baku',
  language: 'az',
  currency: 'AZN',
  region: 'AZ',
};

/** A person for specs. */
export const SAMPLE_CONTACT: ContactSnapshot = {
  id: '00000000-0000-4000-8000-000000000002',
  name: 'Günəş Əliyeva',
  phone: '+994501234567',
  email: null,
  language: 'az',
  timeZone: null,
  source: 'website',
  attributes: {},
};

/** The context of one step for a spec, with services that write down what they were asked. */
export function executeContext(options: ExecuteOptions): {
  readonly context: ExecuteContext<JsonObject>;
  readonly calls: readonly RecordedCall[];
} {
  const calls: RecordedCall[] = [];
  const context: ExecuteContext<JsonObject> = {
    config: options.config,
    stepKey: 'run-1:step:1',
    runId: 'run-1',
    attempt: options.attempt ?? 1,
    workspace: { ...WORKSPACE, ...options.workspace },
    contact: options.contact === undefined ? SAMPLE_CONTACT : options.contact,
    services: recordingServices(options, calls),
    signal: new AbortController().signal,
  };
  return { context, calls };
}

function recordingServices({ answers = {}, contact }: ExecuteOptions, calls: RecordedCall[]): NodeServices {
  const recorded =
    <A extends readonly unknown[], R>(service: string, answer: (...input: A) => Promise<R>) =>
    (...input: A): Promise<R> => {
      calls.push({ service, arguments: input });
      return answer(...input);
    };
  const person = contact ?? SAMPLE_CONTACT;
  const moved = { dealId: 'deal-1', created: true, stage: 'New', previousStage: null };
  const classified = { label: 'other', confidence: 0.9, reason: 'It says so.', model: 'test-model' };
  return {
    messages: {
      send: recorded('messages.send', answers.send ?? (() => Promise.resolve({ sent: true, messageId: 'message-1' }))),
    },
    contacts: {
      upsert: recorded(
        'contacts.upsert',
        answers.upsert ?? (() => Promise.resolve({ contact: person, created: false, invalidPhone: false })),
      ),
    },
    deals: { move: recorded('deals.move', answers.move ?? (() => Promise.resolve(moved))) },
    runs: { start: recorded('runs.start', answers.start ?? (() => Promise.resolve({ runId: 'run-2' }))) },
    approvals: {
      open: recorded(
        'approvals.open',
        answers.open ?? (() => Promise.resolve({ approvalId: 'approval-1', expiresAt: null })),
      ),
    },
    ai: { classify: recorded('ai.classify', answers.classify ?? (() => Promise.resolve(classified))) },
    http: {
      request: recorded(
        'http.request',
        answers.request ?? (() => Promise.resolve({ status: 200, headers: {}, body: null })),
      ),
    },
  };
}
