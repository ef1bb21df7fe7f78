import { compileGraph, type Graph, type GraphContext, type Plan, type Problem, validateGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { MemberRepository, WorkflowRepository, type WorkspaceTransaction } from '@flowkeep/persistence';
import { Injectable } from '@nestjs/common';
import { InvalidGraphError } from '../versions/invalid-graph.ts';
import { asksMembers, unknownMembers } from './asked-members.ts';

/** A drawing as it runs, with what is worth a look. */
export interface CompiledWorkflow {
  readonly plan: Plan;
  readonly warnings: readonly Problem[];
}

/** Checks and compiles drawings together with the workflows that they call: those as they are live. */
@Injectable()
export class WorkflowCompiler {
  private readonly members = new MemberRepository();

  constructor(private readonly workflows: WorkflowRepository) {}

  /** Throws `invalid-graph` with every problem. */
  async compile(tx: WorkspaceTransaction, workflowId: string, graph: Graph): Promise<CompiledWorkflow> {
    const result = compileGraph(graph, nodeCatalog, await this.contextOf(tx, workflowId));
    const strangers = await this.strangersIn(tx, graph);
    if (!result.ok) throw new InvalidGraphError([...result.problems, ...strangers]);
    if (strangers.length > 0) throw new InvalidGraphError(strangers);
    return result;
  }

  async problems(tx: WorkspaceTransaction, workflowId: string, graph: Graph): Promise<readonly Problem[]> {
    const problems = validateGraph(graph, nodeCatalog, await this.contextOf(tx, workflowId));
    return [...problems, ...(await this.strangersIn(tx, graph))];
  }

  private async strangersIn(tx: WorkspaceTransaction, graph: Graph): Promise<readonly Problem[]> {
    return asksMembers(graph) ? unknownMembers(graph, await this.members.list(tx)) : [];
  }

  private async contextOf(tx: WorkspaceTransaction, workflowId: string): Promise<GraphContext> {
    const live = await this.workflows.liveVersions(tx);
    const names = await this.workflows.names(tx);
    return { workflowId, workflows: (id) => live.get(id), nameOf: (id) => names.get(id) };
  }
}
