import type {
  ContactSnapshot,
  JsonObject,
  JsonValue,
  SendOutcome,
  SendRequest,
  WorkspaceSnapshot,
} from '@flowkeep/contracts';

/** What an executor gives back: the port it leaves by and values for later steps. */
export interface ExecuteResult {
  readonly port: string;
  readonly output?: JsonObject;
  /** The run's person, where this step found or changed them. */
  readonly contact?: ContactSnapshot;
  /** When they were like that, epoch milliseconds, by the clock that says when their changes are received. */
  readonly contactAt?: number;
  /** True when the step said something to the person: an answer counts from here on. */
  readonly spoke?: boolean;
  /** When it did, epoch milliseconds, where that was an earlier try: an answer counts from then on. */
  readonly spokeAt?: number;
}

/** What a step learned of a person. What is left out stays as it is. */
export interface UpsertContact {
  readonly name?: string;
  /** As written by a person; read by the workspace's region. */
  readonly phone?: string;
  readonly email?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly source?: string;
  readonly attributes?: JsonObject;
}

/** A text and the labels it may be given. */
export interface ClassifyRequest {
  readonly text: string;
  readonly labels: readonly { readonly id: string; readonly description: string }[];
  readonly instructions: string;
}

/** A request to the outside world. Addresses inside our own network are refused. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue | null;
  readonly timeoutSeconds: number;
}

/** What nodes may do to the world. The worker gives the real ones; a simulation gives its own. */
export interface NodeServices {
  readonly messages: {
    /** Exactly once towards the person for one step key, whatever crashes. */
    readonly send: (request: SendRequest) => Promise<SendOutcome>;
  };
  readonly contacts: {
    /** Finds by identity, else makes one. `invalidPhone` says that the phone could not be read. */
    readonly upsert: (
      contactId: string | null,
      values: UpsertContact,
    ) => Promise<{
      readonly contact: ContactSnapshot;
      /** When they were like that, epoch milliseconds; absent where it was at once. */
      readonly contactAt?: number;
      readonly created: boolean;
      readonly invalidPhone: boolean;
    }>;
  };
  readonly deals: {
    /** Moves the contact's open deal of the pipeline, or makes one there. */
    readonly move: (request: {
      readonly contactId: string;
      /** Id or name: a template of a workflow knows names only. Unknown is `configuration-missing`. */
      readonly pipelineId: string;
      /** Id or name of a stage of that pipeline. */
      readonly stageId: string;
      readonly title: string;
      /** Decimal in the workspace's currency, or null to leave it. */
      readonly amount: string | null;
    }) => Promise<{
      readonly dealId: string;
      readonly created: boolean;
      readonly stage: string;
      readonly previousStage: string | null;
    }>;
  };
  readonly ai: {
    /** `label` is one of the request's labels or `other`. */
    readonly classify: (request: ClassifyRequest) => Promise<{
      readonly label: string;
      readonly confidence: number;
      readonly reason: string;
      readonly model: string;
    }>;
  };
  readonly runs: {
    /**
     * Begins a run of another workflow at its "called by a workflow", once for one step key. With `wait` the new run
     * tells of its end by `run.ended` with its id as key and `{ status, output, error }` as payload.
     * `configuration-missing` when the workflow is not published or cannot be called.
     */
    readonly start: (request: {
      readonly workflowId: string;
      readonly inputs: JsonObject;
      readonly wait: boolean;
    }) => Promise<{ readonly runId: string }>;
  };
  readonly approvals: {
    /**
     * Asks people a question, once for one step key. The answer is `approval.answered` with the step key as key and
     * `{ choice, by, note }` as payload.
     */
    readonly open: (request: {
      readonly question: string;
      readonly choices: readonly { readonly id: string; readonly label: string }[];
      /** Id of a member, name of a role, or `anyone` who may answer. */
      readonly assignee: string;
      /** Seconds from the first opening on; null never expires. */
      readonly expiresAfterSeconds: number | null;
    }) => Promise<{
      readonly approvalId: string;
      /** ISO instant. */
      readonly expiresAt: string | null;
    }>;
  };
  readonly http: {
    /** Only public addresses, never redirects to private ones; the body is at most 1 MiB. */
    readonly request: (request: HttpRequest) => Promise<{
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: JsonValue;
    }>;
  };
}

/** All that an executor gets to see of its run. */
export interface ExecuteContext<Config> {
  /** Parsed, with its templates evaluated. */
  readonly config: Config;
  /** `run:node:visit`: the idempotency key of everything this step does. */
  readonly stepKey: string;
  readonly runId: string;
  readonly attempt: number;
  readonly workspace: WorkspaceSnapshot;
  readonly contact: ContactSnapshot | null;
  readonly services: NodeServices;
  /** Aborted when the run is cancelled or the try takes too long. */
  readonly signal: AbortSignal;
}

/** Behaviour of a quick or outbound node. It throws `DomainError`; the code says whether a retry can help. */
export type Executor<Config = JsonObject> = (context: ExecuteContext<Config>) => Promise<ExecuteResult>;
