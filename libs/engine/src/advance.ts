import { DomainError, type JsonObject, type StepError } from '@flowkeep/contracts';
import { renderAt } from '@flowkeep/expressions';
import { ERROR_PORT, type Plan, type PlanNode } from '@flowkeep/graph';
import type { ControlContext, ControlRegistry, ControlResult } from './control.ts';
import { decide, decideEdges, firstPort } from './edge-rules.ts';
import { RunDraft } from './run-draft.ts';
import { scopeOf } from './scope.ts';
import type { RunState } from './state.ts';
import type { WaitRequest } from './wait-request.ts';
import { errorOutput, stepErrorOf, storableError } from './step-error.ts';
import { reportOf, type Step, stepKeyOf } from './step.ts';
import type { EngineEvent, StepResult, Transition } from './transition.ts';

/** One event worked through to the end: every node that can start has started, every pure one is behind us. */
export class Advance {
  private readonly draft: RunDraft;
  /** Nodes whose incoming edges have changed, first come first served. */
  private readonly queue: number[] = [];
  /** Nodes that have started or were pruned in this transition. */
  private readonly settled = new Set<number>();

  constructor(
    private readonly plan: Plan,
    private readonly controls: ControlRegistry,
    state: RunState,
    private readonly now: number,
  ) {
    this.draft = new RunDraft(state);
  }

  transition(): Transition {
    return this.draft.transition();
  }

  /** Starts at a trigger. Everything that only other triggers lead to is pruned at once. */
  begin(trigger: number): void {
    this.plan.nodes.forEach((node, index) => {
      if (index === trigger) this.enter(index, node);
      else if (node.incoming.length === 0) this.prune(index, node);
    });
    this.settleAll();
  }

  apply(event: EngineEvent): void {
    if (event.kind === 'cancel') return this.finish('cancelled', null);
    const step = 'stepKey' in event ? this.activeStep(event.stepKey) : null;
    if (step === null) return;
    if (event.kind === 'executed' && step.active?.kind === 'executing') this.complete(step, event.result);
    else if (event.kind === 'failed') this.fail(step, storableError(event.error));
    else if (event.kind === 'due' || event.kind === 'received') this.resume(step, event);
    this.settleAll();
  }

  private settleAll(): void {
    for (let index = this.queue.shift(); index !== undefined && this.draft.running; index = this.queue.shift()) {
      const node = this.plan.nodes[index];
      if (node === undefined || this.settled.has(index)) continue;
      const decision = decide(node, this.draft.edges);
      if (decision === 'start') this.enter(index, node);
      if (decision === 'prune') this.prune(index, node);
    }
    if (this.draft.running && Object.keys(this.draft.active).length === 0) this.finish('completed', null);
  }

  private prune(index: number, node: PlanNode): void {
    this.settled.add(index);
    const key = stepKeyOf(this.draft.state.runId, node.id, 0);
    const step: Step = { key, index, node, visit: 0, startedAt: this.now, active: null };
    this.draft.report(reportOf(step, 'skipped', this.now));
    this.queue.push(...decideEdges(this.plan, node, null, this.draft.edges));
  }

  private enter(index: number, node: PlanNode): void {
    this.settled.add(index);
    const visit = (this.draft.state.visits[node.id] ?? 0) + 1;
    this.draft.state.visits = { ...this.draft.state.visits, [node.id]: visit };
    const key = stepKeyOf(this.draft.state.runId, node.id, visit);
    const step: Step = { key, index, node, visit, startedAt: this.now, active: null };
    if (node.class === 'trigger') return this.leaveByFirstPort(step, this.draft.state.trigger);
    try {
      const config = renderAt(node.config, node.templates, scopeOf(this.draft.state, this.now));
      if (node.class === 'quick' || node.class === 'outbound') this.execute(step, node.class, config);
      else this.decided(step, config, this.controlOf(node).enter(this.context(step, config)));
    } catch (thrown) {
      this.fail(step, stepErrorOf(thrown, this.now));
    }
  }

  private execute(step: Step, nodeClass: 'quick' | 'outbound', config: JsonObject): void {
    const { index, visit, startedAt } = step;
    this.draft.active[step.key] = { node: index, visit, kind: 'executing', startedAt, until: null, config: {} };
    this.draft.commands.push({ kind: 'execute', stepKey: step.key, node: index, class: nodeClass, config });
    this.draft.report(reportOf(step, 'running', this.now));
  }

  private resume(step: Step, event: Extract<EngineEvent, { kind: 'due' | 'received' }>): void {
    const active = step.active;
    if (active?.kind !== 'waiting') return;
    const received = event.kind === 'received' ? event.event : null;
    if (received !== null && active.heard?.includes(received.id)) return;
    if (received !== null) this.heard(step, Date.parse(received.receivedAt), received.id);
    try {
      const control = this.controlOf(step.node);
      const result = control.resume?.(this.context(step, active.config), received, '');
      if (result === undefined)
        throw new DomainError('internal', `The step "${step.node.id}" does not know how to go on.`);
      this.decided(step, active.config, result);
    } catch (thrown) {
      this.fail(step, stepErrorOf(thrown, this.now));
    }
  }

  /** An answer that ended one wait must not end the next one too. */
  private heard(step: Step, receivedAt: number, eventId: string): void {
    const active = this.draft.active[step.key];
    if (active === undefined) return;
    this.draft.active[step.key] = { ...active, heard: [...(active.heard ?? []), eventId] };
    if (receivedAt >= this.draft.state.lastSpokeAt) this.draft.state.lastSpokeAt = receivedAt + 1;
  }

  private decided(step: Step, config: JsonObject, result: ControlResult): void {
    switch (result.kind) {
      case 'done':
        if (result.vars !== undefined) this.draft.state.vars = { ...this.draft.state.vars, ...result.vars };
        return this.leave(step, result.port, result.output ?? {});
      case 'wait':
        return this.wait(step, config, result.request);
      case 'end':
        return this.end(step, result);
      default:
        throw new DomainError('internal', 'This is not possible yet.');
    }
  }

  private wait(step: Step, config: JsonObject, request: WaitRequest): void {
    const { index, visit, startedAt } = step;
    const heard = this.draft.active[step.key]?.heard ?? [];
    const waiting = {
      node: index,
      visit,
      kind: 'waiting',
      startedAt,
      until: request.until,
      config,
      request,
      heard,
    } as const;
    this.draft.active[step.key] = waiting;
    this.draft.commands.push({ kind: 'wait', stepKey: step.key, node: index, request });
    this.draft.report(reportOf(step, 'waiting', this.now, { waitingUntil: request.until }));
  }

  private end(step: Step, result: Extract<ControlResult, { kind: 'end' }>): void {
    const output = result.output ?? {};
    const failed = result.status === 'failed';
    const message = result.message ?? 'The workflow ended this run as failed.';
    const error = failed ? stepErrorOf(new DomainError('invalid-input', message), this.now) : null;
    this.remember(step, output);
    this.draft.report(reportOf(step, failed ? 'failed' : 'done', this.now, { output, error }));
    this.finish(result.status, error);
  }

  private complete(step: Step, result: StepResult): void {
    const { state } = this.draft;
    if (result.contact !== undefined) {
      state.contact = result.contact;
      state.timeZone = result.contact.timeZone ?? this.plan.settings.timeZone ?? state.workspace.timeZone;
    }
    if (result.vars !== undefined) state.vars = { ...state.vars, ...result.vars };
    if (result.spoke === true) state.lastSpokeAt = Math.max(state.lastSpokeAt, step.startedAt);
    this.leave(step, result.port, result.output);
  }

  private leave(step: Step, port: string, output: JsonObject): void {
    if (!Object.hasOwn(step.node.ports, port)) {
      const message = `The step "${step.node.id}" wanted to leave by "${port}", a way out that it does not have.`;
      return this.fail(step, stepErrorOf(new DomainError('internal', message), this.now));
    }
    this.remember(step, output);
    this.draft.report(reportOf(step, 'done', this.now, { port, output }));
    this.queue.push(...decideEdges(this.plan, step.node, port, this.draft.edges));
  }

  private leaveByFirstPort(step: Step, output: JsonObject): void {
    const port = firstPort(step.node);
    this.draft.report(reportOf(step, 'done', this.now, { port: port ?? null, output }));
    this.queue.push(...decideEdges(this.plan, step.node, port ?? null, this.draft.edges));
  }

  private fail(step: Step, error: StepError): void {
    const port = step.node.onError === 'continue' ? firstPort(step.node) : ERROR_PORT;
    if (step.node.onError === 'fail' || port === undefined) {
      this.remember(step, {});
      this.draft.report(reportOf(step, 'failed', this.now, { error }));
      return this.finish('failed', error);
    }
    const output = errorOutput(error);
    this.remember(step, output);
    this.draft.report(reportOf(step, 'failed', this.now, { port, output, error }));
    this.queue.push(...decideEdges(this.plan, step.node, port, this.draft.edges));
  }

  /** Takes the step from the active ones and keeps what it gave. */
  private remember(step: Step, output: JsonObject): void {
    delete this.draft.active[step.key];
    if (Object.keys(output).length === 0) return;
    this.draft.state.outputs = { ...this.draft.state.outputs, [step.node.id]: output };
  }

  private finish(status: 'completed' | 'failed' | 'cancelled', error: StepError | null): void {
    this.draft.state.status = status;
    this.draft.state.error = error;
    for (const key of Object.keys(this.draft.active)) {
      const step = this.activeStep(key);
      if (step !== null) this.draft.report(reportOf(step, 'cancelled', this.now));
      this.draft.commands.push({ kind: 'abandon', stepKey: key });
      delete this.draft.active[key];
    }
    this.draft.commands.push({ kind: 'finish', status, error });
  }

  private activeStep(key: string): Step | null {
    const active = this.draft.active[key];
    const node = active === undefined ? undefined : this.plan.nodes[active.node];
    if (active === undefined || node === undefined) return null;
    return { key, index: active.node, node, visit: active.visit, startedAt: active.startedAt, active };
  }

  private controlOf(node: PlanNode) {
    const control = Object.hasOwn(this.controls, node.type) ? this.controls[node.type] : undefined;
    if (control !== undefined) return control;
    throw new DomainError(
      'configuration-missing',
      `This version of Flowkeep does not know the step type "${node.type}".`,
    );
  }

  private context(step: Step, config: JsonObject): ControlContext {
    const { runId, timeZone, startedAt, lastSpokeAt, contact, workspace } = this.draft.state;
    const times = { now: this.now, timeZone, runStartedAt: startedAt, lastSpokeAt };
    const zones = { contact: null, workflow: null, workspace: workspace.timeZone };
    const counts = { visit: step.visit, rounds: 0, jumps: 0, arrivals: { arrived: 1, expected: 1, enough: true } };
    return { config, runId, stepKey: step.key, ...times, zones, ...counts, contact, workspace };
  }
}
