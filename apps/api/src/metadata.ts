/* Written by tools/swagger-metadata.mjs: do not edit. */
export default async () => {
  const t = {
    './modules/api-keys/api-key.dto.ts': await import('./modules/api-keys/api-key.dto.ts'),
    './modules/approvals/approval.dto.ts': await import('./modules/approvals/approval.dto.ts'),
    './modules/audit/audit.dto.ts': await import('./modules/audit/audit.dto.ts'),
    './modules/bulk-operations/bulk-operation.dto.ts': await import('./modules/bulk-operations/bulk-operation.dto.ts'),
    './modules/codec/codec.dto.ts': await import('./modules/codec/codec.dto.ts'),
    './modules/connections/connection.dto.ts': await import('./modules/connections/connection.dto.ts'),
    './modules/health/health.dto.ts': await import('./modules/health/health.dto.ts'),
    './modules/workflows/draft.dto.ts': await import('./modules/workflows/draft.dto.ts'),
    './modules/workflows/workflow.dto.ts': await import('./modules/workflows/workflow.dto.ts'),
    './modules/simulations/simulation.dto.ts': await import('./modules/simulations/simulation.dto.ts'),
    './modules/versions/version.dto.ts': await import('./modules/versions/version.dto.ts'),
    './modules/invitations/invitation.dto.ts': await import('./modules/invitations/invitation.dto.ts'),
    './modules/members/member.dto.ts': await import('./modules/members/member.dto.ts'),
    './modules/contacts/contact.dto.ts': await import('./modules/contacts/contact.dto.ts'),
    './modules/deals/deal.dto.ts': await import('./modules/deals/deal.dto.ts'),
    './modules/messages/message.dto.ts': await import('./modules/messages/message.dto.ts'),
    './modules/privacy/privacy.dto.ts': await import('./modules/privacy/privacy.dto.ts'),
    './modules/runs/run.dto.ts': await import('./modules/runs/run.dto.ts'),
    './modules/runs/run-order.dto.ts': await import('./modules/runs/run-order.dto.ts'),
    './modules/session/session.dto.ts': await import('./modules/session/session.dto.ts'),
    './modules/openapi/problem.dto.ts': await import('./modules/openapi/problem.dto.ts'),
    './modules/events/event.dto.ts': await import('./modules/events/event.dto.ts'),
    './modules/templates/template.dto.ts': await import('./modules/templates/template.dto.ts'),
    './modules/hooks/webhook.dto.ts': await import('./modules/hooks/webhook.dto.ts'),
    './modules/workspaces/workspace.dto.ts': await import('./modules/workspaces/workspace.dto.ts'),
  };
  return {
    '@nestjs/swagger': {
      models: [
        [
          import('./modules/api-keys/api-key.dto.ts'),
          {
            CreateApiKeyDto: {
              name: { required: true, type: () => String, minLength: 1, maxLength: 120 },
              scopes: {
                required: true,
                type: () => [Object],
                enum: ['events.write', 'runs.read', 'runs.start', 'runs.operate', 'contacts.read', 'contacts.edit'],
                isArray: true,
                minItems: 1,
              },
              expiresAt: {
                required: false,
                type: () => String,
                description: 'ISO instant after which the key is refused; without it the key has no end.',
              },
            },
            ApiKeyDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              prefix: { required: true, type: () => String, description: 'First characters of the key.' },
              scopes: {
                required: true,
                type: () => [Object],
                enum: ['events.write', 'runs.read', 'runs.start', 'runs.operate', 'contacts.read', 'contacts.edit'],
                isArray: true,
              },
              createdAt: { required: true, type: () => String, description: 'ISO instants.' },
              expiresAt: { required: true, type: () => String, nullable: true },
              lastUsedAt: { required: true, type: () => String, nullable: true },
            },
            CreatedApiKeyDto: {
              key: { required: true, type: () => String, description: 'The key itself. Shown this once.' },
            },
            ApiKeyListDto: {
              items: { required: true, type: () => [t['./modules/api-keys/api-key.dto.ts'].ApiKeyDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('./frame/page-query.dto.ts'),
          {
            PageQueryDto: {
              limit: {
                required: true,
                type: () => Number,
                description: 'How many entries, at most.',
                default: 50,
                minimum: 1,
                maximum: 100,
              },
              cursor: {
                required: false,
                type: () => String,
                description: '`nextCursor` of the page before.',
                maxLength: 400,
              },
            },
          },
        ],
        [
          import('./modules/approvals/approval.dto.ts'),
          {
            ApprovalQueryDto: {
              status: { required: false, enum: ['open', 'answered', 'expired', 'withdrawn'] },
              runId: { required: false, type: () => String, format: 'uuid' },
            },
            ApprovalChoiceDto: {
              id: { required: true, type: () => String },
              label: { required: true, type: () => String },
            },
            ApprovalAssigneeDto: {
              kind: { required: true, enum: ['member', 'role', 'anyone'] },
              memberId: { required: false, type: () => String, description: 'Of a `member`.' },
              role: { required: false, description: 'Of a `role`.', enum: ['owner', 'editor', 'operator', 'viewer'] },
            },
            ApprovalContactDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
            },
            ApprovalDto: {
              id: { required: true, type: () => String },
              status: { required: true, enum: ['open', 'answered', 'expired', 'withdrawn'] },
              question: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Null where the person it is about was erased.',
              },
              choices: { required: true, type: () => [t['./modules/approvals/approval.dto.ts'].ApprovalChoiceDto] },
              assignee: { required: true, type: () => t['./modules/approvals/approval.dto.ts'].ApprovalAssigneeDto },
              mayAnswer: {
                required: true,
                type: () => Boolean,
                description: 'Whether the one who asks may answer it.',
              },
              link: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'Where it can be answered without signing in, once; only for those who may answer, while it is open.',
              },
              runId: { required: true, type: () => String },
              workflowId: { required: true, type: () => String },
              workflowName: { required: true, type: () => String },
              nodeId: { required: true, type: () => String },
              contact: {
                required: true,
                type: () => t['./modules/approvals/approval.dto.ts'].ApprovalContactDto,
                nullable: true,
              },
              createdAt: { required: true, type: () => String },
              expiresAt: { required: true, type: () => String, nullable: true },
              choice: { required: true, type: () => String, nullable: true, description: 'Id of the choice.' },
              note: { required: true, type: () => String, nullable: true },
              answeredBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Id of the user; null for an answer by link.',
              },
              answeredVia: { required: true, nullable: true, enum: ['member', 'link'] },
              answeredAt: { required: true, type: () => String, nullable: true },
            },
            ApprovalPageDto: {
              items: { required: true, type: () => [t['./modules/approvals/approval.dto.ts'].ApprovalDto] },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Hand it back as `cursor` for the next page; null on the last.',
              },
            },
            AnswerApprovalDto: {
              choice: {
                required: true,
                type: () => String,
                description: 'Id of a choice.',
                minLength: 1,
                maxLength: 100,
              },
              note: { required: false, type: () => String, description: 'For whoever reads the run.', maxLength: 2000 },
            },
          },
        ],
        [
          import('./modules/audit/audit.dto.ts'),
          {
            AuditActorDto: {
              kind: { required: true, enum: ['member', 'api-key', 'system'] },
              id: {
                required: true,
                type: () => String,
                description: 'User id, API key id, or the name of the part of the system.',
              },
            },
            AuditSubjectDto: {
              kind: { required: true, type: () => String },
              id: { required: true, type: () => String },
            },
            AuditEntryDto: {
              id: { required: true, type: () => String },
              at: { required: true, type: () => String, description: 'ISO instant.' },
              actor: { required: true, type: () => t['./modules/audit/audit.dto.ts'].AuditActorDto },
              action: {
                required: true,
                type: () => String,
                description: 'Subject and past tense: `member.role-changed`.',
              },
              subject: { required: true, type: () => t['./modules/audit/audit.dto.ts'].AuditSubjectDto },
              detail: { required: true, type: 'object', additionalProperties: true },
            },
            AuditPageDto: {
              items: { required: true, type: () => [t['./modules/audit/audit.dto.ts'].AuditEntryDto] },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Hand it back as `cursor` for the next page; null on the last.',
              },
            },
          },
        ],
        [
          import('./modules/runs/run-order.dto.ts'),
          {
            RetryRunDto: {
              trigger: {
                required: false,
                type: 'object',
                additionalProperties: true,
                description:
                  'What the run begins with instead: the value of `{{ trigger }}`. Without it, it stays as it was.',
              },
              version: {
                required: false,
                description: 'Which version it goes on with; `same` unless it is given.',
                enum: ['same', 'newest'],
              },
              evenIfUnknown: {
                required: false,
                type: () => Boolean,
                description: 'Tries again although nobody knows whether the failed step reached its person.',
              },
              mapping: {
                required: false,
                type: 'object',
                additionalProperties: { type: 'string' },
                description:
                  'Of `newest`: steps at which the run stood, and those that take their place, by id; others keep theirs.',
              },
            },
            SkipStepDto: {
              stepKey: {
                required: true,
                type: () => String,
                description: "Key of the step, as the run's steps have it.",
                minLength: 1,
                maxLength: 400,
              },
              port: {
                required: false,
                type: () => String,
                description: 'The way out by which the run leaves the step; the first one unless it is given.',
                maxLength: 100,
              },
            },
            RunOrderDto: {
              status: {
                required: true,
                description: "The run's status now. It changes when the order has been followed.",
                enum: ['queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled', 'skipped'],
              },
              state: {
                required: true,
                description:
                  '`done`: the order has been followed. `ordered`: the run is told as soon as Temporal answers.',
                enum: ['done', 'ordered'],
              },
            },
            PendingOrderDto: {
              action: { required: true, enum: ['pause', 'resume', 'cancel', 'retry', 'skip', 'move'] },
              at: { required: true, type: () => String, description: 'ISO instant.' },
            },
          },
        ],
        [
          import('./modules/bulk-operations/bulk-operation.dto.ts'),
          {
            BulkFilterDto: {
              workflowId: { required: false, type: () => String, format: 'uuid' },
              version: { required: false, type: () => Number, minimum: 1 },
              status: {
                required: false,
                enum: ['queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled', 'skipped'],
              },
              node: {
                required: false,
                type: () => String,
                description: 'Id of the node where the runs stand; of failed runs, the node that failed.',
                maxLength: 200,
              },
              contactId: { required: false, type: () => String, format: 'uuid' },
              startedBefore: { required: false, type: () => String, description: 'ISO instant.' },
              startedAfter: { required: false, type: () => String, description: 'ISO instant.' },
            },
            BulkOptionsDto: {
              version: {
                required: false,
                description: 'Of `retry`: which version the runs go on with.',
                enum: ['same', 'newest'],
              },
              evenIfUnknown: {
                required: false,
                type: () => Boolean,
                description: 'Of `retry`: runs too of which nobody knows whether the failed step reached its person.',
              },
              port: {
                required: false,
                type: () => String,
                description:
                  'Of `skip`: the way out by which the step is left, its first unless it is given. A run whose step has none such stays.',
                maxLength: 100,
              },
              toVersion: {
                required: false,
                type: () => Number,
                description: 'Of `move`: the version to move to; the live one unless it is given.',
                minimum: 1,
              },
              mapping: {
                required: false,
                type: 'object',
                additionalProperties: { type: 'string' },
                description:
                  'Of `move`, and of `retry` on the newest version: old node ids to new ones, where they differ.',
              },
            },
            BulkRequestDto: {
              action: { required: true, enum: ['pause', 'resume', 'cancel', 'retry', 'skip', 'move'] },
              filter: {
                required: true,
                type: () => t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkFilterDto,
                description:
                  'Which runs; what is left out may be anything. `skip`, `move` and a mapping need a workflow, `skip` a node too.',
              },
              options: {
                required: false,
                type: () => t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkOptionsDto,
              },
              dryRun: { required: true, type: () => Boolean, description: 'Counts only.' },
            },
            BulkReceiptDto: {
              count: { required: true, type: () => Number, description: 'Runs that the order could be for, now.' },
              id: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Of the operation that has begun; null for a dry run, and where there is nothing to do.',
              },
            },
            BulkOperationDto: {
              id: { required: true, type: () => String },
              action: { required: true, enum: ['pause', 'resume', 'cancel', 'retry', 'skip', 'move'] },
              filter: {
                required: true,
                type: () => t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkFilterDto,
              },
              options: {
                required: true,
                type: () => t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkOptionsDto,
              },
              status: {
                required: true,
                description:
                  '`failed`: runs were left behind, or it could not go on; `error` says which. What was done stays done.',
                enum: ['running', 'failed', 'cancelled', 'done'],
              },
              total: { required: true, type: () => Number, description: 'Runs that it was for when it was asked for.' },
              done: { required: true, type: () => Number, description: 'Runs that were given the order.' },
              refused: { required: true, type: () => Number, description: 'Runs that could not follow it.' },
              broken: {
                required: true,
                type: () => Number,
                description: 'Runs that the order could not be given to, for a reason on our side.',
              },
              brokenRuns: { required: true, type: () => [String], description: 'Ids of the first hundred of them.' },
              error: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Of `failed`: what went wrong, in a sentence.',
              },
              requestedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Id of the user; null where an API key or the product itself asked.',
              },
              createdAt: { required: true, type: () => String },
              endedAt: { required: true, type: () => String, nullable: true },
            },
            BulkOperationPageDto: {
              items: {
                required: true,
                type: () => [t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkOperationDto],
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Hand it back as `cursor` for the next page; null on the last.',
              },
            },
          },
        ],
        [
          import('./modules/codec/codec.dto.ts'),
          {
            CodecPayloadDto: {
              metadata: { required: false, type: 'object', additionalProperties: { type: 'string' } },
              data: { required: false, type: () => String },
            },
            CodecPayloadsDto: {
              payloads: {
                required: true,
                type: () => [t['./modules/codec/codec.dto.ts'].CodecPayloadDto],
                maxItems: 1000,
              },
            },
          },
        ],
        [
          import('./modules/connections/connection.dto.ts'),
          {
            ConnectionDto: {
              id: { required: true, type: () => String },
              kind: { required: true, enum: ['whatsapp', 'openai'] },
              name: { required: true, type: () => String },
              settings: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description: 'What may be shown. Secrets are never given back.',
              },
              createdAt: { required: true, type: () => String, description: 'ISO instant.' },
            },
            ConnectionListDto: {
              items: { required: true, type: () => [t['./modules/connections/connection.dto.ts'].ConnectionDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('./modules/connections/openai-connection.dto.ts'),
          {
            OpenaiConnectionDto: {
              apiKey: { required: true, type: () => String, minLength: 1, maxLength: 500 },
              model: {
                required: true,
                type: () => String,
                description: 'For example gpt-5-mini.',
                minLength: 1,
                maxLength: 100,
              },
            },
          },
        ],
        [
          import('./modules/connections/whatsapp-connection.dto.ts'),
          {
            WhatsappConnectionDto: {
              name: { required: true, type: () => String, minLength: 1, maxLength: 120 },
              phoneNumberId: {
                required: true,
                type: () => String,
                description: "Meta's id of the phone number: digits.",
                pattern: '^\\d{3,30}$',
              },
              businessAccountId: {
                required: true,
                type: () => String,
                description: "Meta's id of the business account: digits.",
                pattern: '^\\d{3,30}$',
              },
              accessToken: { required: true, type: () => String, minLength: 1, maxLength: 1000 },
              appSecret: {
                required: true,
                type: () => String,
                description: 'Signs the callbacks of the app.',
                minLength: 1,
                maxLength: 200,
              },
              verifyToken: {
                required: true,
                type: () => String,
                description: 'Given back to Meta when it checks our callback address.',
                minLength: 1,
                maxLength: 200,
              },
            },
          },
        ],
        [
          import('./modules/events/event.dto.ts'),
          {
            SendEventDto: {
              name: {
                required: true,
                type: () => String,
                description:
                  'What has happened, for example `order.paid`: letters, digits, dots and dashes, a letter first.',
              },
              contactId: { required: false, type: () => String, description: 'Whom it is about.', format: 'uuid' },
              match: {
                required: false,
                type: () => String,
                description:
                  'What tells this event from others of its name, such as an order number. Runs may wait for one value alone.',
                maxLength: 500,
              },
              data: {
                required: false,
                type: 'object',
                additionalProperties: true,
                description: 'What there is to know about it: the value of `{{ trigger }}` where it begins a run.',
              },
            },
            EventReceiptDto: {
              eventId: {
                required: true,
                type: () => String,
                description: 'The event that was kept. A repeated delivery gets the id of the first.',
              },
            },
          },
        ],
        [
          import('./modules/health/health.dto.ts'),
          {
            LivenessDto: { status: { required: true, type: () => String } },
            MissingPartDto: {
              name: {
                required: true,
                type: () => String,
                description: '`database`, `schema`, `sign-in` or `temporal`.',
              },
              detail: { required: true, type: () => String, description: 'What it means, and what to do.' },
            },
            ReadinessDto: {
              status: {
                required: true,
                type: () => String,
                description: '`ready`; `degraded` when events are taken but wait, as Temporal is down; `not-ready`.',
              },
              missing: { required: true, type: () => [t['./modules/health/health.dto.ts'].MissingPartDto] },
            },
          },
        ],
        [
          import('./modules/templates/template.dto.ts'),
          {
            TemplateDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              description: { required: true, type: () => String, description: 'One sentence: what it does.' },
            },
          },
        ],
        [
          import('./modules/workflows/draft.dto.ts'),
          {
            DraftDto: {
              graph: {
                required: true,
                type: () => Object,
                description: 'The document: nodes, edges, notes, groups, settings.',
              },
              revision: { required: true, type: () => Number },
              publishedRevision: { required: true, type: () => Number, nullable: true },
              liveVersion: { required: true, type: () => Number, nullable: true },
            },
            DraftOperationsDto: {
              baseRevision: {
                required: true,
                type: () => Number,
                description: 'The revision that the operations were made on.',
                minimum: 0,
              },
              operations: {
                required: true,
                type: () => [Object],
                description: 'Changes in order; all of them are saved or none.',
                minItems: 1,
                maxItems: 500,
              },
            },
            DraftRevisionDto: {
              revision: { required: true, type: () => Number, description: "The draft's revision after the change." },
            },
            ProblemPlaceDto: {
              kind: { required: true, enum: ['workflow', 'node', 'edge'] },
              nodeId: { required: false, type: () => String, description: 'Of a `node`.' },
              field: { required: false, type: () => String, description: 'Of a `node`: the setting, dotted.' },
              edgeId: { required: false, type: () => String, description: 'Of an `edge`.' },
            },
            GraphProblemDto: {
              code: { required: true, type: () => String },
              severity: {
                required: true,
                description: 'Errors stop publishing; warnings do not.',
                enum: ['error', 'warning'],
              },
              place: { required: true, type: () => t['./modules/workflows/draft.dto.ts'].ProblemPlaceDto },
              message: { required: true, type: () => String },
              fix: { required: true, type: () => String, description: 'What to do about it.' },
            },
            GraphProblemListDto: {
              problems: { required: true, type: () => [t['./modules/workflows/draft.dto.ts'].GraphProblemDto] },
            },
          },
        ],
        [
          import('./modules/workflows/workflow.dto.ts'),
          {
            CreateWorkflowDto: {
              name: { required: true, type: () => String, minLength: 1, maxLength: 120 },
              template: {
                required: false,
                type: () => String,
                description: 'Id of a template to begin with; without it the workflow is empty.',
                maxLength: 80,
              },
            },
            RenameWorkflowDto: { name: { required: true, type: () => String, minLength: 1, maxLength: 120 } },
            WorkflowDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              draftRevision: { required: true, type: () => Number, description: 'Grows with every saved change.' },
              publishedRevision: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Draft revision that the live version was published from.',
              },
              liveVersion: {
                required: true,
                type: () => Number,
                nullable: true,
                description: 'Number of the version that new runs take; null while nothing is published.',
              },
              pausedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'Since when nothing new begins and its runs stand still; null while it is not paused. ISO instant.',
              },
              settings: {
                required: true,
                type: () => Object,
                description: 'Of the draft: time zone and the rules of its runs.',
              },
              createdAt: { required: true, type: () => String, description: 'ISO instants.' },
              updatedAt: { required: true, type: () => String },
            },
            WorkflowListItemDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              draftRevision: { required: true, type: () => Number },
              publishedRevision: { required: true, type: () => Number, nullable: true },
              liveVersion: { required: true, type: () => Number, nullable: true },
              pausedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Null while it is not paused.',
              },
              beginsWith: {
                required: true,
                type: () => [String],
                description: 'Types of the triggers by which its live version begins; none while nothing is published.',
              },
              nodeCount: { required: true, type: () => Number },
              activeRuns: { required: true, type: () => Number, description: 'Runs that have not ended.' },
              updatedAt: { required: true, type: () => String },
              lastRunAt: { required: true, type: () => String, nullable: true },
            },
            WorkflowPageDto: {
              items: { required: true, type: () => [t['./modules/workflows/workflow.dto.ts'].WorkflowListItemDto] },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Hand it back as `cursor` for the next page; null on the last.',
              },
            },
            NodeCountDto: {
              nodeId: { required: true, type: () => String },
              waiting: { required: true, type: () => Number },
              running: { required: true, type: () => Number },
              done: { required: true, type: () => Number },
              failed: { required: true, type: () => Number },
            },
            NodeCountListDto: {
              items: { required: true, type: () => [t['./modules/workflows/workflow.dto.ts'].NodeCountDto] },
              latestOnly: {
                required: true,
                type: () => Boolean,
                description: 'Whether `done` and `failed` are of the latest 10,000 runs alone, because there are more.',
              },
            },
            CountQueryDto: {
              version: {
                required: false,
                type: () => Number,
                description: 'Of this version alone; without it, of all.',
                minimum: 1,
              },
            },
          },
        ],
        [
          import('./modules/simulations/simulation.dto.ts'),
          {
            SaveSimulationDto: {
              name: { required: true, type: () => String, minLength: 1, maxLength: 120 },
              scenario: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description: 'How the run begins, what happens meanwhile and what the world answers.',
              },
              expectations: {
                required: false,
                type: 'object',
                additionalProperties: true,
                description: 'What must come true; what is left out may be as it likes.',
              },
            },
            SimulationDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              scenario: { required: true, type: 'object', additionalProperties: true },
              expectations: { required: true, type: 'object', additionalProperties: true },
              createdAt: { required: true, type: () => String },
              updatedAt: { required: true, type: () => String },
            },
            SimulationListDto: {
              items: {
                required: true,
                type: () => [t['./modules/simulations/simulation.dto.ts'].SimulationDto],
                description: 'By name, 100 at most.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Always null: all of them are here.',
              },
            },
            SimulateDto: {
              scenario: { required: true, type: 'object', additionalProperties: true },
              version: {
                required: false,
                type: () => Number,
                description: 'A published version; the draft unless it is given.',
                minimum: 1,
              },
            },
            RunSimulationsDto: {
              version: {
                required: false,
                type: () => Number,
                description: 'A published version; the draft unless it is given.',
                minimum: 1,
              },
            },
            SimulationFailureDto: {
              expectation: {
                required: true,
                type: () => String,
                description: 'Which expectation did not come true; `run` where the simulation could not be run at all.',
              },
              node: { required: true, type: () => String, nullable: true },
              message: { required: true, type: () => String },
            },
            CoverageDto: {
              nodes: {
                required: true,
                type: 'object',
                additionalProperties: { type: 'number' },
                description: 'Visits by node id.',
              },
              edges: {
                required: true,
                type: 'object',
                additionalProperties: { type: 'number' },
                description: 'How often each line was taken, by its id.',
              },
              ofNodes: { required: true, type: () => Number },
              ofEdges: { required: true, type: () => Number },
            },
            SimulationVerdictDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              passed: { required: true, type: () => Boolean },
              failures: {
                required: true,
                type: () => [t['./modules/simulations/simulation.dto.ts'].SimulationFailureDto],
              },
              coverage: {
                required: true,
                type: () => t['./modules/simulations/simulation.dto.ts'].CoverageDto,
                nullable: true,
              },
            },
          },
        ],
        [
          import('./modules/versions/version.dto.ts'),
          {
            PublishRunsDto: {
              then: {
                required: true,
                description:
                  '`keep`: they go on with their version. `move`: they go on with the new one. `end`: they are cancelled.',
                enum: ['move', 'keep', 'end'],
              },
              mapping: {
                required: false,
                type: 'object',
                additionalProperties: { type: 'string' },
                description: 'Of `move`: old node ids to new ones, where they differ.',
              },
            },
            PublishVersionDto: {
              note: {
                required: false,
                type: () => String,
                description: 'What changed, for whoever reads the list of versions.',
                maxLength: 500,
              },
              runs: {
                required: false,
                type: () => t['./modules/versions/version.dto.ts'].PublishRunsDto,
                description: 'What becomes of runs of other versions; they keep theirs unless it is given.',
              },
              evenIfSimulationsFail: {
                required: false,
                type: () => Boolean,
                description: 'Publishes although saved simulations fail.',
              },
            },
            PublishDto: {
              revision: {
                required: true,
                type: () => Number,
                description: 'The draft revision to publish: the one that was looked at.',
                minimum: 0,
              },
            },
            StuckDto: {
              nodeId: { required: true, type: () => String },
              title: { required: true, type: () => String },
              version: { required: true, type: () => Number, description: 'The version that the runs are on.' },
              reason: { required: true, type: () => String, description: 'A sentence: what stands in the way.' },
              count: { required: true, type: () => Number, description: 'Runs that stand there.' },
            },
            PublishedDto: {
              version: { required: true, type: () => Number, description: 'Number of the live version.' },
              warnings: {
                required: true,
                type: () => [t['./modules/workflows/draft.dto.ts'].GraphProblemDto],
                description: 'What is worth a look; it stops nothing.',
              },
              stuck: {
                required: true,
                type: () => [t['./modules/versions/version.dto.ts'].StuckDto],
                description: 'Of `move`: where runs stand that stay on their version.',
              },
              operationId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Of `move` and `end`: the operation that tells the runs; null where there are none.',
              },
            },
            WaitingNodeDto: {
              nodeId: { required: true, type: () => String },
              title: { required: true, type: () => String },
              version: { required: true, type: () => Number },
              count: {
                required: true,
                type: () => Number,
                description: 'Runs that stand there; one that stands in several places counts at each.',
              },
            },
            WaitingDto: {
              total: { required: true, type: () => Number, description: 'Runs of the workflow that have not ended.' },
              nodes: { required: true, type: () => [t['./modules/versions/version.dto.ts'].WaitingNodeDto] },
            },
            MoveCheckDto: {
              version: {
                required: false,
                type: () => Number,
                description: 'The version that would be published once more; absent: the draft.',
                minimum: 1,
              },
              mapping: {
                required: false,
                type: 'object',
                additionalProperties: { type: 'string' },
                description: 'Old node ids to new ones, where they differ.',
              },
            },
            MoveCheckResultDto: {
              movable: {
                required: true,
                type: () => Number,
                description: 'Runs that could move to the draft, or to the version, were it published now.',
              },
              stuck: { required: true, type: () => [t['./modules/versions/version.dto.ts'].StuckDto] },
            },
            RestoreDto: {
              baseRevision: {
                required: true,
                type: () => Number,
                description: 'The draft revision that the version replaces.',
                minimum: 0,
              },
            },
            VersionListItemDto: {
              number: { required: true, type: () => Number },
              note: { required: true, type: () => String },
              publishedBy: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Id of the user; null where the product itself published.',
              },
              publishedAt: { required: true, type: () => String },
            },
            VersionListDto: {
              items: {
                required: true,
                type: () => [t['./modules/versions/version.dto.ts'].VersionListItemDto],
                description: 'Newest first, 200 at most.',
              },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Always null: all of them are here.',
              },
            },
            VersionDto: {
              number: { required: true, type: () => Number },
              graph: { required: true, type: () => Object },
              note: { required: true, type: () => String },
              publishedAt: { required: true, type: () => String },
            },
            TriggerDto: {
              nodeId: { required: true, type: () => String },
              type: { required: true, type: () => String, description: 'For example `trigger.webhook`.' },
              url: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Public address; null where the trigger has none.',
              },
              signingSecret: { required: false, type: () => String, description: 'Of webhooks: signs deliveries.' },
              nextDueAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Of schedules: the next moment, ISO.',
              },
            },
          },
        ],
        [
          import('./modules/hooks/webhook.dto.ts'),
          {
            WebhookReceiptDto: {
              eventId: {
                required: true,
                type: () => String,
                description: 'The event that was kept. A repeated delivery gets the id of the first.',
              },
            },
          },
        ],
        [
          import('./modules/invitations/invitation.dto.ts'),
          {
            InviteDto: {
              email: { required: true, type: () => String, format: 'email' },
              role: { required: true, enum: ['owner', 'editor', 'operator', 'viewer'] },
            },
            AcceptInvitationDto: {
              token: { required: true, type: () => String, minLength: 1, maxLength: 100 },
              name: { required: true, type: () => String, minLength: 1, maxLength: 120 },
              password: {
                required: true,
                type: () => String,
                description: 'Chosen now; or, where the address has an account already, the password of that account.',
                minLength: 10,
                maxLength: 128,
              },
            },
            AcceptedInvitationDto: {
              workspaceId: { required: true, type: () => String },
              email: { required: true, type: () => String, description: 'The address to sign in with.' },
            },
            InvitationDto: {
              id: { required: true, type: () => String },
              email: { required: true, type: () => String },
              role: { required: true, enum: ['owner', 'editor', 'operator', 'viewer'] },
              expiresAt: { required: true, type: () => String, description: 'ISO instants.' },
              createdAt: { required: true, type: () => String },
            },
            CreatedInvitationDto: {
              token: { required: true, type: () => String, description: 'For the person invited. Shown this once.' },
              url: { required: true, type: () => String, description: 'The address to send to the person.' },
            },
            InvitationListDto: {
              items: { required: true, type: () => [t['./modules/invitations/invitation.dto.ts'].InvitationDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('./modules/live/live.dto.ts'),
          {
            LiveChangeDto: {
              type: {
                required: true,
                enum: ['workflow', 'run', 'contact', 'message', 'deal', 'privacy', 'approval', 'operation'],
              },
              id: { required: true, type: () => String },
            },
          },
        ],
        [
          import('./modules/members/member.dto.ts'),
          {
            ChangeMemberDto: { role: { required: true, enum: ['owner', 'editor', 'operator', 'viewer'] } },
            MemberDto: {
              id: { required: true, type: () => String },
              userId: { required: true, type: () => String },
              name: { required: true, type: () => String },
              email: { required: true, type: () => String },
              role: { required: true, enum: ['owner', 'editor', 'operator', 'viewer'] },
              createdAt: { required: true, type: () => String, description: 'ISO instant.' },
            },
            MemberListDto: {
              items: { required: true, type: () => [t['./modules/members/member.dto.ts'].MemberDto] },
              nextCursor: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Always null: members come on one page.',
              },
            },
          },
        ],
        [
          import('./modules/contacts/contact.dto.ts'),
          {
            ContactQueryDto: {
              search: {
                required: false,
                type: () => String,
                description: 'Part of a name, an e-mail address or a phone.',
                maxLength: 200,
              },
            },
            CreateContactDto: {
              name: { required: false, type: () => String, maxLength: 200 },
              phone: {
                required: false,
                type: () => String,
                description: 'As people write it; read by the region of the workspace.',
                maxLength: 40,
              },
              email: { required: false, type: () => String, maxLength: 254 },
              language: { required: false, type: () => String, description: 'BCP 47.' },
              timeZone: { required: false, type: () => String, description: 'IANA zone.' },
              source: {
                required: false,
                type: () => String,
                description: 'Where the person came from.',
                maxLength: 100,
              },
              attributes: { required: false, type: 'object', additionalProperties: true },
            },
            UpdateContactDto: {
              name: { required: false, type: () => String, maxLength: 200 },
              phone: {
                required: false,
                type: () => String,
                nullable: true,
                description: 'As people write it; read by the region of the workspace.',
                maxLength: 40,
              },
              email: { required: false, type: () => String, nullable: true, maxLength: 254 },
              language: { required: false, type: () => String, nullable: true, description: 'BCP 47.' },
              timeZone: { required: false, type: () => String, nullable: true, description: 'IANA zone.' },
              source: { required: false, type: () => String, nullable: true, maxLength: 100 },
              attributes: {
                required: false,
                type: 'object',
                additionalProperties: true,
                description: 'Merged by name into what is there.',
              },
            },
            ContactDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              phone: { required: true, type: () => String, nullable: true, description: 'E.164.' },
              whatsapp: {
                required: true,
                type: () => String,
                nullable: true,
                description: "E.164, or WhatsApp's own id of a person who hides the phone.",
              },
              email: { required: true, type: () => String, nullable: true },
              language: { required: true, type: () => String, nullable: true },
              timeZone: { required: true, type: () => String, nullable: true },
              source: { required: true, type: () => String, nullable: true },
              attributes: { required: true, type: 'object', additionalProperties: true },
              createdAt: { required: true, type: () => String, description: 'ISO instants.' },
              updatedAt: { required: true, type: () => String },
              lastActivityAt: { required: true, type: () => String },
              erasedAt: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'When the person was erased; then everything else is empty.',
              },
            },
            ContactPageDto: {
              items: { required: true, type: () => [t['./modules/contacts/contact.dto.ts'].ContactDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            ContactRunDto: {
              id: { required: true, type: () => String },
              status: {
                required: true,
                enum: ['queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled', 'skipped'],
              },
              workflowId: { required: true, type: () => String },
              workflowName: { required: true, type: () => String },
              version: { required: true, type: () => Number },
              currentNode: { required: true, type: () => String, nullable: true },
              startedAt: { required: true, type: () => String },
              endedAt: { required: true, type: () => String, nullable: true },
            },
            ContactRunPageDto: {
              items: { required: true, type: () => [t['./modules/contacts/contact.dto.ts'].ContactRunDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            ErasureRequestedDto: {
              requestId: {
                required: true,
                type: () => String,
                description: 'Of the data request that tells how far the erasure is.',
              },
            },
          },
        ],
        [
          import('./modules/deals/deal.dto.ts'),
          {
            StageDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              kind: { required: true, enum: ['open', 'won', 'lost'] },
            },
            PipelineDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              stages: {
                required: true,
                type: () => [t['./modules/deals/deal.dto.ts'].StageDto],
                description: 'In order.',
              },
            },
            PipelinePageDto: {
              items: { required: true, type: () => [t['./modules/deals/deal.dto.ts'].PipelineDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            DealQueryDto: {
              pipelineId: { required: false, type: () => String, format: 'uuid' },
              stageId: { required: false, type: () => String, format: 'uuid' },
              contactId: { required: false, type: () => String, format: 'uuid' },
            },
            CreateDealDto: {
              contactId: { required: true, type: () => String, format: 'uuid' },
              pipelineId: {
                required: true,
                type: () => String,
                description: 'Id or name.',
                minLength: 1,
                maxLength: 200,
              },
              stageId: { required: true, type: () => String, description: 'Id or name.', minLength: 1, maxLength: 200 },
              title: {
                required: false,
                type: () => String,
                description: "Left out or empty: the contact's name.",
                maxLength: 200,
              },
              amount: {
                required: false,
                type: () => String,
                nullable: true,
                description: "Decimal text in the workspace's currency.",
                maxLength: 20,
              },
            },
            UpdateDealDto: {
              stageId: {
                required: false,
                type: () => String,
                description: "Id or name of a stage of the deal's own pipeline.",
                minLength: 1,
                maxLength: 200,
              },
              title: { required: false, type: () => String, minLength: 1, maxLength: 200 },
              amount: {
                required: false,
                type: () => String,
                nullable: true,
                description: 'Decimal text; null empties it.',
                maxLength: 20,
              },
            },
            DealDto: {
              id: { required: true, type: () => String },
              title: { required: true, type: () => String },
              contactId: { required: true, type: () => String },
              contactName: { required: true, type: () => String },
              pipelineId: { required: true, type: () => String },
              pipelineName: { required: true, type: () => String },
              stageId: { required: true, type: () => String },
              stageName: { required: true, type: () => String },
              stageKind: { required: true, enum: ['open', 'won', 'lost'] },
              amount: { required: true, type: () => String, nullable: true, description: 'Decimal text, or null.' },
              currency: { required: true, type: () => String, description: 'ISO 4217.' },
              createdAt: { required: true, type: () => String },
              updatedAt: { required: true, type: () => String },
            },
            DealPageDto: {
              items: { required: true, type: () => [t['./modules/deals/deal.dto.ts'].DealDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('./modules/messages/message.dto.ts'),
          {
            MessageDto: {
              id: { required: true, type: () => String },
              conversationId: { required: true, type: () => String },
              contactId: { required: true, type: () => String },
              direction: { required: true, enum: ['in', 'out'] },
              channel: { required: true, enum: ['whatsapp'] },
              kind: { required: true, enum: ['text', 'template', 'other'] },
              text: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Null once a retention rule or an erasure has taken it.',
              },
              templateName: { required: true, type: () => String, nullable: true },
              status: {
                required: true,
                enum: ['queued', 'failed', 'sent', 'delivered', 'read', 'unknown', 'received'],
              },
              error: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it failed, in a sentence.',
              },
              runId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The run and the step that sent it; null for what the person wrote.',
              },
              stepKey: { required: true, type: () => String, nullable: true },
              createdAt: { required: true, type: () => String },
              statusAt: { required: true, type: () => String, description: 'When the status last changed.' },
            },
            MessagePageDto: {
              items: { required: true, type: () => [t['./modules/messages/message.dto.ts'].MessageDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            ConversationDto: {
              id: { required: true, type: () => String },
              contactId: { required: true, type: () => String },
              contactName: { required: true, type: () => String },
              channel: { required: true, enum: ['whatsapp'] },
              lastMessageAt: { required: true, type: () => String },
            },
            ConversationPageDto: {
              items: { required: true, type: () => [t['./modules/messages/message.dto.ts'].ConversationDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            MessageTemplateDto: {
              id: { required: true, type: () => String },
              channel: { required: true, enum: ['whatsapp'] },
              name: { required: true, type: () => String },
              language: { required: true, type: () => String },
              category: { required: true, enum: ['marketing', 'utility', 'authentication'] },
              body: { required: true, type: () => String, description: 'Its variables are `{{1}}`, `{{2}}`, \u2026' },
              status: { required: true, enum: ['paused', 'draft', 'pending', 'approved', 'rejected', 'disabled'] },
            },
            MessageTemplatePageDto: {
              items: { required: true, type: () => [t['./modules/messages/message.dto.ts'].MessageTemplateDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('./modules/privacy/privacy.dto.ts'),
          {
            SetRetentionRuleDto: {
              months: {
                required: true,
                type: () => Number,
                description: 'How long data of the category is kept.',
                minimum: 1,
                maximum: 240,
              },
              enabled: { required: true, type: () => Boolean },
            },
            RetentionRuleDto: {
              category: { required: true, enum: ['message-bodies', 'inactive-contacts'] },
              months: { required: true, type: () => Number },
              enabled: { required: true, type: () => Boolean },
            },
            RetentionRulePageDto: {
              items: { required: true, type: () => [t['./modules/privacy/privacy.dto.ts'].RetentionRuleDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            StartRetentionRunDto: {
              dryRun: {
                required: true,
                type: () => Boolean,
                description: 'True only counts; false deletes what is too old.',
              },
            },
            RetentionRunStartedDto: {
              reportId: {
                required: true,
                type: () => String,
                description: 'Of the report that tells how far the run is.',
              },
            },
            RetentionReportDto: {
              id: { required: true, type: () => String },
              dryRun: { required: true, type: () => Boolean },
              status: { required: true, enum: ['running', 'completed', 'failed'] },
              counts: {
                required: true,
                type: 'object',
                additionalProperties: { type: 'number' },
                description: 'What was taken, by category; of a dry run, what would be taken.',
              },
              startedAt: { required: true, type: () => String },
              endedAt: { required: true, type: () => String, nullable: true },
            },
            RetentionReportPageDto: {
              items: { required: true, type: () => [t['./modules/privacy/privacy.dto.ts'].RetentionReportDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            DataRequestDto: {
              id: { required: true, type: () => String },
              kind: { required: true, enum: ['erasure'] },
              contactId: { required: true, type: () => String },
              status: { required: true, enum: ['running', 'completed', 'failed', 'received'] },
              requestedBy: {
                required: true,
                type: () => String,
                description: 'User id, API key id, or a part of the system.',
              },
              report: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description: 'What was found, done and proven, in numbers.',
              },
              requestedAt: { required: true, type: () => String },
              completedAt: { required: true, type: () => String, nullable: true },
            },
            DataRequestPageDto: {
              items: { required: true, type: () => [t['./modules/privacy/privacy.dto.ts'].DataRequestDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
          },
        ],
        [
          import('./modules/runs/run.dto.ts'),
          {
            RunQueryDto: {
              workflowId: { required: false, type: () => String, format: 'uuid' },
              status: {
                required: false,
                enum: ['queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled', 'skipped'],
              },
              contactId: { required: false, type: () => String, format: 'uuid' },
            },
            RunContactDto: { id: { required: true, type: () => String }, name: { required: true, type: () => String } },
            StepErrorDto: {
              code: { required: true, type: () => String, description: 'Machine-readable.' },
              message: { required: true, type: () => String },
              attempt: { required: true, type: () => Number },
              at: { required: true, type: () => String },
            },
            RunChildDto: {
              id: { required: true, type: () => String },
              status: {
                required: true,
                enum: ['queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled', 'skipped'],
              },
              workflowId: { required: true, type: () => String },
              workflowName: { required: true, type: () => String },
              stepKey: { required: true, type: () => String, description: 'The step of this run that began it.' },
              startedAt: { required: true, type: () => String },
              endedAt: { required: true, type: () => String, nullable: true },
            },
            RunListItemDto: {
              id: { required: true, type: () => String },
              status: {
                required: true,
                enum: ['queued', 'running', 'waiting', 'paused', 'completed', 'failed', 'cancelled', 'skipped'],
              },
              workflowId: { required: true, type: () => String },
              workflowName: { required: true, type: () => String },
              version: { required: true, type: () => Number },
              contact: { required: true, type: () => t['./modules/runs/run.dto.ts'].RunContactDto, nullable: true },
              currentNode: { required: true, type: () => String, nullable: true },
              error: { required: true, type: () => t['./modules/runs/run.dto.ts'].StepErrorDto, nullable: true },
              outcome: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why the run ended as it did: the id of a goal, or a fixed word such as `duplicate`.',
              },
              attempt: {
                required: true,
                type: () => Number,
                description: 'How often it was begun: 2 after the first retry.',
              },
              held: {
                required: true,
                type: () => Boolean,
                description: 'Whether it waits for another run of its workflow to end before it begins.',
              },
              parentRunId: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The run that began this one.',
              },
              startedAt: { required: true, type: () => String },
              endedAt: { required: true, type: () => String, nullable: true },
            },
            RunPageDto: {
              items: { required: true, type: () => [t['./modules/runs/run.dto.ts'].RunListItemDto] },
              nextCursor: { required: true, type: () => String, nullable: true },
            },
            StepDto: {
              key: { required: true, type: () => String, description: '`run:node:visit`.' },
              nodeId: { required: true, type: () => String },
              nodeType: { required: true, type: () => String },
              visit: { required: true, type: () => Number },
              path: {
                required: true,
                type: () => String,
                description:
                  'The rounds of the loops around the step, outermost first: `17` or `17.3`; empty outside of loops.',
              },
              status: {
                required: true,
                enum: ['running', 'waiting', 'failed', 'cancelled', 'skipped', 'done', 'retrying'],
              },
              port: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The port by which the run left the node; null while it is there.',
              },
              ports: {
                required: true,
                type: () => [String],
                description: 'All of them, where the run left by several at once.',
              },
              output: {
                required: true,
                type: 'object',
                additionalProperties: true,
                description: '`{ erased: true }` where the person was erased.',
              },
              error: { required: true, type: () => t['./modules/runs/run.dto.ts'].StepErrorDto, nullable: true },
              startedAt: { required: true, type: () => String },
              endedAt: { required: true, type: () => String, nullable: true },
              waitingUntil: { required: true, type: () => String, nullable: true },
              sequence: { required: true, type: () => Number },
            },
            InnerStepDto: {
              id: {
                required: true,
                type: () => String,
                description: '`<call>/<id there>`, as often as calls stand in each other.',
              },
              type: { required: true, type: () => String },
              title: { required: true, type: () => String },
              config: { required: true, type: 'object', additionalProperties: true },
              onError: { required: true, enum: ['fail', 'continue', 'port'] },
            },
            RunMessageDto: {
              id: { required: true, type: () => String },
              direction: { required: true, enum: ['in', 'out'] },
              channel: { required: true, enum: ['whatsapp'] },
              text: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Null once a retention rule or an erasure has taken it.',
              },
              status: {
                required: true,
                enum: ['queued', 'failed', 'sent', 'delivered', 'read', 'unknown', 'received'],
              },
              stepKey: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'The step that sent it; null for what the person wrote.',
              },
              error: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why it failed, in a sentence.',
              },
              at: { required: true, type: () => String },
            },
            RunDto: {
              temporalUrl: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  "Where Temporal's Web UI shows it; null while it is not there, and for a run that ended at once.",
              },
              graph: { required: true, type: () => Object, description: "The drawing of the run's own version." },
              innerSteps: {
                required: true,
                type: () => [t['./modules/runs/run.dto.ts'].InnerStepDto],
                description: 'Of called workflows, the steps that the run came to.',
              },
              steps: { required: true, type: () => [t['./modules/runs/run.dto.ts'].StepDto] },
              messages: { required: true, type: () => [t['./modules/runs/run.dto.ts'].RunMessageDto] },
              skippedReason: {
                required: true,
                type: () => String,
                nullable: true,
                description:
                  'Why a rule of the workflow kept the run from beginning, in a sentence; null for every other run.',
              },
              children: {
                required: true,
                type: () => [t['./modules/runs/run.dto.ts'].RunChildDto],
                description: 'The runs that this one began, oldest first, 100 at most.',
              },
              operations: {
                required: true,
                type: () => [Object],
                description: 'The orders that the run could follow now.',
                enum: ['pause', 'resume', 'cancel', 'retry', 'skip', 'move'],
                isArray: true,
              },
              pendingOrders: {
                required: true,
                type: () => [t['./modules/runs/run-order.dto.ts'].PendingOrderDto],
                description: 'Orders that were given and not followed yet, oldest first.',
              },
              refusedOrder: {
                required: true,
                type: () => String,
                nullable: true,
                description: 'Why the last order was not followed; null where it was.',
              },
            },
            StartRunDto: {
              input: {
                required: false,
                type: 'object',
                additionalProperties: true,
                description: 'What the trigger asks for, by name: the value of `{{ trigger }}`.',
              },
              contactId: {
                required: false,
                type: () => String,
                nullable: true,
                description: 'Whom the run is about.',
                format: 'uuid',
              },
            },
            StartedRunDto: {
              runId: {
                required: true,
                type: () => String,
                description: 'Where no worker took it up at once, the run is there as soon as one does.',
              },
            },
          },
        ],
        [
          import('./modules/session/session.dto.ts'),
          {
            SessionUserDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              email: { required: true, type: () => String },
            },
            SessionWorkspaceDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              slug: { required: true, type: () => String },
              role: { required: true, enum: ['owner', 'editor', 'operator', 'viewer'] },
              timeZone: { required: true, type: () => String, description: 'IANA zone.' },
              language: { required: true, type: () => String, description: 'BCP 47.' },
              currency: { required: true, type: () => String, description: 'ISO 4217.' },
              region: { required: true, type: () => String, description: 'ISO 3166-1 alpha-2.' },
            },
            SessionDto: {
              user: { required: true, type: () => t['./modules/session/session.dto.ts'].SessionUserDto },
              workspaces: { required: true, type: () => [t['./modules/session/session.dto.ts'].SessionWorkspaceDto] },
            },
          },
        ],
        [
          import('./modules/workspaces/workspace.dto.ts'),
          {
            CreateWorkspaceDto: {
              name: { required: true, type: () => String, minLength: 1, maxLength: 120 },
              timeZone: {
                required: true,
                type: () => String,
                description: 'IANA zone, for example Asia/Baku.',
                minLength: 1,
                maxLength: 60,
              },
              language: {
                required: true,
                type: () => String,
                description: 'BCP 47, for example az.',
                minLength: 2,
                maxLength: 35,
              },
              currency: {
                required: true,
                type: () => String,
                description: 'ISO 4217, for example AZN.',
                minLength: 3,
                maxLength: 3,
              },
              region: {
                required: true,
                type: () => String,
                description: 'ISO 3166-1 alpha-2, for example AZ: by it local phone numbers are read.',
                minLength: 2,
                maxLength: 2,
              },
            },
            ChangeWorkspaceDto: {
              name: { required: false, type: () => String, minLength: 1, maxLength: 120 },
              timeZone: { required: false, type: () => String, minLength: 1, maxLength: 60 },
              language: { required: false, type: () => String, minLength: 2, maxLength: 35 },
              currency: { required: false, type: () => String, minLength: 3, maxLength: 3 },
              region: { required: false, type: () => String, minLength: 2, maxLength: 2 },
            },
            WorkspaceDto: {
              id: { required: true, type: () => String },
              name: { required: true, type: () => String },
              slug: { required: true, type: () => String },
              timeZone: { required: true, type: () => String },
              language: { required: true, type: () => String },
              currency: { required: true, type: () => String },
              region: { required: true, type: () => String },
              createdAt: { required: true, type: () => String, description: 'ISO instant.' },
            },
          },
        ],
        [
          import('./modules/openapi/problem.dto.ts'),
          {
            FieldErrorDto: {
              path: { required: true, type: () => String, description: 'Dotted: `nodes.greet.config.text`.' },
              message: { required: true, type: () => String, description: 'What to do about it.' },
            },
            ProblemDto: {
              type: { required: true, type: () => String },
              title: { required: true, type: () => String },
              status: { required: true, type: () => Number },
              code: {
                required: true,
                description: 'Machine-readable and stable.',
                enum: [
                  'bad-request',
                  'invalid-input',
                  'invalid-graph',
                  'simulation-failed',
                  'unauthenticated',
                  'invalid-signature',
                  'forbidden',
                  'not-found',
                  'conflict',
                  'payload-too-large',
                  'unsupported-media-type',
                  'rate-limited',
                  'provider-rejected',
                  'provider-unavailable',
                  'outcome-unknown',
                  'configuration-missing',
                  'timed-out',
                  'data-erased',
                  'unavailable',
                  'internal',
                ],
              },
              detail: {
                required: true,
                type: () => String,
                description: 'What happened, to what, and what the reader can do.',
              },
              fields: { required: false, type: () => [t['./modules/openapi/problem.dto.ts'].FieldErrorDto] },
              details: {
                required: false,
                type: 'object',
                additionalProperties: true,
                description: 'Facts about this one problem, for example the current `revision` of a draft.',
              },
              problems: {
                required: false,
                type: () => [t['./modules/workflows/draft.dto.ts'].GraphProblemDto],
                description: 'Of `invalid-graph`: everything that is wrong with the drawing, warnings too.',
              },
              requestId: { required: true, type: () => String },
            },
          },
        ],
      ],
      controllers: [
        [
          import('./modules/api-keys/api-key.controller.ts'),
          {
            ApiKeyController: {
              create: {
                summary: 'Makes a key for a program. The key itself is shown this once.',
                type: t['./modules/api-keys/api-key.dto.ts'].CreatedApiKeyDto,
              },
              list: {
                summary: 'Keys that were not revoked.',
                type: t['./modules/api-keys/api-key.dto.ts'].ApiKeyListDto,
              },
              revoke: { summary: 'The key is refused from now on.' },
            },
          },
        ],
        [
          import('./modules/approvals/approval-link.controller.ts'),
          { ApprovalLinkController: { show: {}, answer: {} } },
        ],
        [
          import('./modules/approvals/approval.controller.ts'),
          {
            ApprovalController: {
              list: {
                summary: 'Questions that runs ask, newest first.',
                type: t['./modules/approvals/approval.dto.ts'].ApprovalPageDto,
              },
              read: { type: t['./modules/approvals/approval.dto.ts'].ApprovalDto },
              answer: {
                summary:
                  'Answers once. 403 where it is for somebody else; 409 where it was answered, has expired or was withdrawn.',
                type: t['./modules/approvals/approval.dto.ts'].ApprovalDto,
              },
            },
          },
        ],
        [
          import('./modules/audit/audit.controller.ts'),
          {
            AuditController: {
              list: { summary: 'Who did what, newest first.', type: t['./modules/audit/audit.dto.ts'].AuditPageDto },
            },
          },
        ],
        [
          import('./modules/bulk-operations/bulk-operation.controller.ts'),
          {
            BulkOperationController: {
              begin: {
                summary:
                  'Gives one order to all runs of a filter, in the background. Runs that begin meanwhile are left alone.',
                type: t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkReceiptDto,
              },
              list: {
                summary: 'Newest first.',
                type: t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkOperationPageDto,
              },
              read: { type: t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkOperationDto },
              cancel: {
                summary: 'Stops it where it is. Runs that have their order keep it.',
                type: t['./modules/bulk-operations/bulk-operation.dto.ts'].BulkOperationDto,
              },
            },
          },
        ],
        [
          import('./modules/callbacks/whatsapp-callback.controller.ts'),
          { WhatsAppCallbackController: { verify: { type: String }, receive: {} } },
        ],
        [
          import('./modules/codec/codec.controller.ts'),
          {
            CodecController: {
              allow: { summary: 'The browser asks whether it may ask.' },
              decode: {
                summary:
                  'Decrypts payloads of runs that the caller may read. The session is checked here: the route is called across origins.',
                type: t['./modules/codec/codec.dto.ts'].CodecPayloadsDto,
              },
              allowByToken: { summary: 'The browser asks whether it may ask.' },
              decodeByToken: {
                summary:
                  "Decrypts for whoever knows the token: for a Web UI that only its own operators can open, as on a machine of one's\nown, because it sends no cookies unless every browser is told to.",
                type: t['./modules/codec/codec.dto.ts'].CodecPayloadsDto,
              },
            },
          },
        ],
        [
          import('./modules/connections/connection.controller.ts'),
          {
            ConnectionController: {
              list: {
                summary: 'What the workspace is connected to. Secrets are never given back.',
                type: t['./modules/connections/connection.dto.ts'].ConnectionListDto,
              },
              setWhatsapp: {
                summary: 'Connects a WhatsApp number, or changes the connection.',
                type: t['./modules/connections/connection.dto.ts'].ConnectionDto,
              },
              setOpenai: {
                summary: 'Connects OpenAI, or changes the connection.',
                type: t['./modules/connections/connection.dto.ts'].ConnectionDto,
              },
            },
          },
        ],
        [
          import('./modules/events/event.controller.ts'),
          {
            EventController: {
              send: {
                summary:
                  'Says that something has happened: runs that wait for it go on, and workflows that begin with it begin. Answers once\nthe event is safe; a repeated Idempotency-Key gives the first event.',
                type: t['./modules/events/event.dto.ts'].EventReceiptDto,
              },
            },
          },
        ],
        [import('./modules/forms/form.controller.ts'), { FormController: { show: {}, submit: {} } }],
        [
          import('./modules/health/health.controller.ts'),
          {
            HealthController: {
              live: {
                summary: 'The process is alive. Says nothing of what it depends on.',
                type: t['./modules/health/health.dto.ts'].LivenessDto,
              },
              ready: {
                summary: 'Whether requests can be served; 503 while they cannot. Names what is missing.',
                type: t['./modules/health/health.dto.ts'].ReadinessDto,
              },
            },
          },
        ],
        [
          import('./modules/templates/template.controller.ts'),
          {
            TemplateController: {
              list: {
                summary: 'Ready-made workflows to begin with.',
                type: [t['./modules/templates/template.dto.ts'].TemplateDto],
              },
            },
          },
        ],
        [
          import('./modules/workflows/draft.controller.ts'),
          {
            DraftController: {
              read: { type: t['./modules/workflows/draft.dto.ts'].DraftDto },
              apply: {
                summary:
                  'Changes the draft. 409 when it is no longer at `baseRevision`; `details.revision` then names the current one.',
                type: t['./modules/workflows/draft.dto.ts'].DraftRevisionDto,
              },
              validate: {
                summary: 'What stops the draft from being published, and what is worth a look.',
                type: t['./modules/workflows/draft.dto.ts'].GraphProblemListDto,
              },
            },
          },
        ],
        [
          import('./modules/workflows/workflow.controller.ts'),
          {
            WorkflowController: {
              list: {
                summary: 'Workflows, the last changed first.',
                type: t['./modules/workflows/workflow.dto.ts'].WorkflowPageDto,
              },
              create: {
                summary: 'Makes a workflow, empty or from a template. Nothing runs before it is published.',
                type: t['./modules/workflows/workflow.dto.ts'].WorkflowDto,
              },
              read: { type: t['./modules/workflows/workflow.dto.ts'].WorkflowDto },
              rename: { type: t['./modules/workflows/workflow.dto.ts'].WorkflowDto },
              archive: {
                summary: 'Takes it out of use: nothing starts it any more. Runs under way go on to their end.',
              },
              pause: {
                summary:
                  'New events wait, and its runs stand still, until it is resumed. Pausing it again changes nothing.',
                type: t['./modules/workflows/workflow.dto.ts'].WorkflowDto,
              },
              resume: {
                summary: 'Lets the events that have waited begin, and the runs that were paused with it go on.',
                type: t['./modules/workflows/workflow.dto.ts'].WorkflowDto,
              },
              counts: {
                summary: 'How many steps wait, run, are done or failed at each node.',
                type: t['./modules/workflows/workflow.dto.ts'].NodeCountListDto,
              },
            },
          },
        ],
        [
          import('./modules/versions/version.controller.ts'),
          {
            VersionController: {
              publish: {
                summary:
                  'Makes the draft the live version. 409 when the draft has moved on; 422 with `problems` when it cannot run; 422 with\n`simulations` when a saved simulation fails.',
                type: t['./modules/versions/version.dto.ts'].PublishedDto,
              },
              rollBack: {
                summary:
                  'Publishes an old version once more: it becomes a new version and the draft, unless it is live already.',
                type: t['./modules/versions/version.dto.ts'].PublishedDto,
              },
              waiting: {
                summary: 'Where runs that have not ended stand, by node and version.',
                type: t['./modules/versions/version.dto.ts'].WaitingDto,
              },
              moveCheck: {
                summary:
                  'Which runs could move to the draft, or to an old version, and what stands in the way of the others.',
                type: t['./modules/versions/version.dto.ts'].MoveCheckResultDto,
              },
              list: { type: t['./modules/versions/version.dto.ts'].VersionListDto },
              read: { type: t['./modules/versions/version.dto.ts'].VersionDto },
              restore: {
                summary: 'Makes a version the draft again. What is live stays live until the draft is published.',
                type: t['./modules/workflows/draft.dto.ts'].DraftRevisionDto,
              },
              triggers: {
                summary: "Addresses of the live version's triggers; secrets only for those who may publish.",
                type: [t['./modules/versions/version.dto.ts'].TriggerDto],
              },
            },
          },
        ],
        [
          import('./modules/hooks/webhook.controller.ts'),
          {
            WebhookController: {
              receive: {
                summary:
                  "Takes an event for a webhook trigger. Signed with the trigger's secret, or with an API key that has the scope\n`events.write`. Answers once the event is safe; a repeated Idempotency-Key gives the first event.",
                type: t['./modules/hooks/webhook.dto.ts'].WebhookReceiptDto,
              },
            },
          },
        ],
        [
          import('./modules/invitations/acceptance.controller.ts'),
          {
            AcceptanceController: {
              accept: {
                summary: 'Takes the seat that an invitation offers. Sign in afterwards.',
                type: t['./modules/invitations/invitation.dto.ts'].AcceptedInvitationDto,
              },
            },
          },
        ],
        [
          import('./modules/invitations/invitation.controller.ts'),
          {
            InvitationController: {
              create: {
                summary: 'Offers a seat to an address. The link in the answer is shown once; it is valid for a week.',
                type: t['./modules/invitations/invitation.dto.ts'].CreatedInvitationDto,
              },
              list: {
                summary: 'Seats that nobody has taken.',
                type: t['./modules/invitations/invitation.dto.ts'].InvitationListDto,
              },
              withdraw: { summary: 'Takes the offer back.' },
            },
          },
        ],
        [
          import('./modules/live/live.controller.ts'),
          {
            LiveController: {
              open: {
                summary:
                  'Server-sent events: what changed in the workspace, by type and id. `resync` says that some may have been missed:\nfetch again what is shown. `ping` comes every 15 seconds.',
                type: Object,
              },
            },
          },
        ],
        [
          import('./modules/members/member.controller.ts'),
          {
            MemberController: {
              list: {
                summary: 'Everybody in the workspace, oldest membership first.',
                type: t['./modules/members/member.dto.ts'].MemberListDto,
              },
              change: {
                summary: 'Gives a member another role. A workspace always keeps an owner.',
                type: t['./modules/members/member.dto.ts'].MemberDto,
              },
              remove: { summary: 'Takes a person out of the workspace. A workspace always keeps an owner.' },
            },
          },
        ],
        [import('./modules/openapi/openapi.controller.ts'), { OpenApiController: { read: { type: Object } } }],
        [
          import('./modules/contacts/contact.controller.ts'),
          {
            ContactController: {
              list: { summary: 'Contacts, newest first.', type: t['./modules/contacts/contact.dto.ts'].ContactPageDto },
              create: {
                summary: 'Adds a person. An address that a contact has already is a conflict.',
                type: t['./modules/contacts/contact.dto.ts'].ContactDto,
              },
              read: { type: t['./modules/contacts/contact.dto.ts'].ContactDto },
              update: { type: t['./modules/contacts/contact.dto.ts'].ContactDto },
              listRuns: {
                summary: 'Runs that the person has been through, newest first.',
                type: t['./modules/contacts/contact.dto.ts'].ContactRunPageDto,
              },
              requestErasure: {
                summary:
                  'Asks for the person to be erased. The work goes on by itself; the data request tells how far it is.',
                type: t['./modules/contacts/contact.dto.ts'].ErasureRequestedDto,
              },
            },
          },
        ],
        [
          import('./modules/deals/deal.controller.ts'),
          {
            DealController: {
              listPipelines: {
                summary: 'Pipelines with their stages, in order.',
                type: t['./modules/deals/deal.dto.ts'].PipelinePageDto,
              },
              list: { summary: 'Deals, newest first.', type: t['./modules/deals/deal.dto.ts'].DealPageDto },
              create: { type: t['./modules/deals/deal.dto.ts'].DealDto },
              update: {
                summary: 'Moves a deal to another stage, renames it, or sets its amount.',
                type: t['./modules/deals/deal.dto.ts'].DealDto,
              },
            },
          },
        ],
        [
          import('./modules/messages/message.controller.ts'),
          {
            MessageController: {
              ofContact: {
                summary: 'What was said with a person, newest first.',
                type: t['./modules/messages/message.dto.ts'].MessagePageDto,
              },
              listConversations: {
                summary: 'Conversations, last spoken first.',
                type: t['./modules/messages/message.dto.ts'].ConversationPageDto,
              },
              ofConversation: {
                summary: 'Messages of one conversation, newest first.',
                type: t['./modules/messages/message.dto.ts'].MessagePageDto,
              },
              listTemplates: {
                summary: 'Templates that messages may be made of.',
                type: t['./modules/messages/message.dto.ts'].MessageTemplatePageDto,
              },
            },
          },
        ],
        [
          import('./modules/privacy/privacy.controller.ts'),
          {
            PrivacyController: {
              listRules: {
                summary: 'How long each category of data is kept.',
                type: t['./modules/privacy/privacy.dto.ts'].RetentionRulePageDto,
              },
              setRule: { type: t['./modules/privacy/privacy.dto.ts'].RetentionRuleDto },
              startRun: {
                summary: 'Applies the rules now, or counts what they would take.',
                type: t['./modules/privacy/privacy.dto.ts'].RetentionRunStartedDto,
              },
              listReports: {
                summary: 'What retention runs have done, newest first.',
                type: t['./modules/privacy/privacy.dto.ts'].RetentionReportPageDto,
              },
              readReport: { type: t['./modules/privacy/privacy.dto.ts'].RetentionReportDto },
              listRequests: {
                summary: "Requests about people's data, newest first.",
                type: t['./modules/privacy/privacy.dto.ts'].DataRequestPageDto,
              },
              readRequest: { type: t['./modules/privacy/privacy.dto.ts'].DataRequestDto },
            },
          },
        ],
        [
          import('./modules/runs/run-order.controller.ts'),
          {
            RunOrderController: {
              pause: {
                summary: 'Lets a run stand still: nothing is sent, and waits for a duration stop counting.',
                type: t['./modules/runs/run-order.dto.ts'].RunOrderDto,
              },
              resume: { summary: 'Lets a paused run go on.', type: t['./modules/runs/run-order.dto.ts'].RunOrderDto },
              cancel: {
                summary:
                  'Ends a run that has not ended, behind the steps that undo its work. A second time ends it without them.',
                type: t['./modules/runs/run-order.dto.ts'].RunOrderDto,
              },
              retry: {
                summary:
                  'Lets a failed run go on from the step that failed. 409 with `reason: outcome-unknown` asks for `evenIfUnknown`.',
                type: t['./modules/runs/run-order.dto.ts'].RunOrderDto,
              },
              skip: {
                summary: 'Leaves a step that the run stands at, or that has failed, without its work.',
                type: t['./modules/runs/run-order.dto.ts'].RunOrderDto,
              },
            },
          },
        ],
        [
          import('./modules/runs/run.controller.ts'),
          {
            RunController: {
              list: { summary: 'Runs, newest first.', type: t['./modules/runs/run.dto.ts'].RunPageDto },
              read: {
                summary: 'One run with the drawing of its version, its steps and its messages.',
                type: t['./modules/runs/run.dto.ts'].RunDto,
              },
              start: {
                summary: 'Asks for a run of the live version.',
                type: t['./modules/runs/run.dto.ts'].StartedRunDto,
              },
            },
          },
        ],
        [
          import('./modules/session/session.controller.ts'),
          {
            SessionController: {
              read: {
                summary: 'Who is signed in, and the workspaces they belong to.',
                type: t['./modules/session/session.dto.ts'].SessionDto,
              },
            },
          },
        ],
        [
          import('./modules/simulations/simulation.controller.ts'),
          {
            SimulationController: {
              list: {
                summary: 'The simulations that were saved with a workflow: its tests, run whenever it is published.',
                type: t['./modules/simulations/simulation.dto.ts'].SimulationListDto,
              },
              create: { type: t['./modules/simulations/simulation.dto.ts'].SimulationDto },
              replace: { type: t['./modules/simulations/simulation.dto.ts'].SimulationDto },
              delete: {},
              simulate: {
                summary: 'Runs the draft, or a version, with a virtual clock: nothing is sent and nothing is kept.',
                type: Object,
              },
              run: {
                summary:
                  'Runs every saved simulation of the draft, or of a version, and says which expectations did not come true.',
                type: [t['./modules/simulations/simulation.dto.ts'].SimulationVerdictDto],
              },
            },
          },
        ],
        [
          import('./modules/workspaces/workspace.controller.ts'),
          {
            WorkspaceController: {
              create: {
                summary: 'Makes a workspace; who makes it is its owner.',
                type: t['./modules/workspaces/workspace.dto.ts'].WorkspaceDto,
              },
              read: { type: t['./modules/workspaces/workspace.dto.ts'].WorkspaceDto },
              change: { type: t['./modules/workspaces/workspace.dto.ts'].WorkspaceDto },
            },
          },
        ],
      ],
    },
  };
};
