import type { JsonObject } from '@flowkeep/contracts';
import type { Graph, Plan } from '@flowkeep/graph';
import {
  PipelineRepository,
  PlanRepository,
  type SavedSimulation,
  SimulationRepository,
  TransactionRunner,
  WorkflowRepository,
  WorkflowVersionRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';
import { parseExpectations, parseScenario, type SimulatedPipeline } from '@flowkeep/simulation';
import { Injectable } from '@nestjs/common';
import { LivePlans } from '../workflows/live-plans.ts';
import { WorkflowCompiler } from '../workflows/workflow-compiler.ts';
import { playScenario, runSimulations } from './run-simulations.ts';
import { shownResult } from './shown-result.ts';
import type {
  RunSimulationsDto,
  SaveSimulationDto,
  SimulateDto,
  SimulationDto,
  SimulationListDto,
  SimulationVerdictDto,
} from './simulation.dto.ts';

interface Played {
  readonly plan: Plan;
  readonly graph: Graph;
  readonly pipelines: readonly SimulatedPipeline[];
}

/** Simulations of workflows: kept, and played with the engine that runs are driven with. */
@Injectable()
export class SimulationService {
  private readonly pipelines = new PipelineRepository();

  constructor(
    private readonly transactions: TransactionRunner,
    private readonly workflows: WorkflowRepository,
    private readonly versions: WorkflowVersionRepository,
    private readonly plans: PlanRepository,
    private readonly saved: SimulationRepository,
    private readonly compiler: WorkflowCompiler,
    private readonly live: LivePlans,
  ) {}

  async list(workspaceId: string, workflowId: string): Promise<SimulationListDto> {
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.get(tx, workflowId);
      return { items: (await this.saved.ofWorkflow(tx, workflowId)).map(dtoOf), nextCursor: null };
    });
  }

  async create(workspaceId: string, workflowId: string, draft: SaveSimulationDto): Promise<SimulationDto> {
    const parsed = parsedOf(draft);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.get(tx, workflowId);
      return dtoOf(await this.saved.insert(tx, workflowId, parsed));
    });
  }

  async replace(workspaceId: string, workflowId: string, id: string, draft: SaveSimulationDto): Promise<SimulationDto> {
    const parsed = parsedOf(draft);
    return this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.get(tx, workflowId);
      return dtoOf(await this.saved.replace(tx, workflowId, id, parsed));
    });
  }

  async delete(workspaceId: string, workflowId: string, id: string): Promise<void> {
    await this.transactions.inWorkspace(workspaceId, async (tx) => {
      await this.workflows.get(tx, workflowId);
      await this.saved.delete(tx, workflowId, id);
    });
  }

  /** Throws `invalid-graph` with problems where the draft cannot run. */
  async simulate(workspaceId: string, workflowId: string, { scenario, version }: SimulateDto): Promise<JsonObject> {
    const played = await this.transactions.inWorkspace(workspaceId, (tx) => this.read(tx, workflowId, version ?? null));
    const findPlan = this.live.finder(workspaceId, workflowId, played.plan);
    const result = await playScenario({ ...played, findPlan }, scenario);
    return { ...shownResult(result) } as unknown as JsonObject;
  }

  async runAll(
    workspaceId: string,
    workflowId: string,
    { version }: RunSimulationsDto,
  ): Promise<SimulationVerdictDto[]> {
    const { saved, ...played } = await this.transactions.inWorkspace(workspaceId, async (tx) => ({
      ...(await this.read(tx, workflowId, version ?? null)),
      saved: await this.saved.ofWorkflow(tx, workflowId),
    }));
    const findPlan = this.live.finder(workspaceId, workflowId, played.plan);
    return runSimulations({ ...played, findPlan }, saved);
  }

  private async read(tx: WorkspaceTransaction, workflowId: string, version: number | null): Promise<Played> {
    const workflow = await this.workflows.get(tx, workflowId);
    const pipelines = await this.pipelines.list(tx);
    if (version === null) {
      const { plan } = await this.compiler.compile(tx, workflowId, workflow.draft);
      return { plan, graph: workflow.draft, pipelines };
    }
    const { graph, planHash } = await this.versions.byNumber(tx, workflowId, version);
    return { plan: await this.plans.get(tx, planHash), graph, pipelines };
  }
}

function parsedOf({ name, scenario, expectations = {} }: SaveSimulationDto) {
  return {
    name: name.trim(),
    scenario: parseScenario(scenario) as unknown as JsonObject,
    expectations: parseExpectations(expectations) as unknown as JsonObject,
  };
}

function dtoOf({ createdAt, updatedAt, ...simulation }: SavedSimulation): SimulationDto {
  return { ...simulation, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
