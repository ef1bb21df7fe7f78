import { isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { compileGraph, type Graph, type GraphNode, type Plan, validateGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { executors } from '@flowkeep/nodes/executors';
import {
  checkExpectations,
  mergeCoverage,
  parseExpectations,
  parseScenario,
  sampleScenario,
  simulate,
  uncovered,
} from '@flowkeep/simulation';
import type { TemplateSimulation } from './simulations/template-simulation.ts';
import { findTemplate, templates } from './templates.ts';

const CARD = { width: 256, height: 124, gap: 20 };

function graphOf(id: string) {
  const template = findTemplate(id);
  if (template === undefined) throw new Error(`There is no template ${id}.`);
  return template.graph;
}

function planOf(graph: Graph): Plan {
  const result = compileGraph(graph, nodeCatalog);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join('\n'));
  return result.plan;
}

function overlap(a: GraphNode, b: GraphNode): boolean {
  const [x, y] = [Math.abs(a.position.x - b.position.x), Math.abs(a.position.y - b.position.y)];
  return x < CARD.width + CARD.gap && y < CARD.height + CARD.gap;
}

describe.each(templates.map((template) => [template.id, template] as const))(
  '%s',
  (_, { graph, name, description }) => {
    const nodes = Object.values(graph.nodes);

    it('has nothing to complain of', () => {
      expect(validateGraph(graph, nodeCatalog)).toEqual([]);
      expect(planOf(graph).triggers).toHaveLength(1);
    });

    it('says what it is', () => {
      expect(name.length).toBeLessThan(40);
      expect(description).toMatch(/\.$/);
    });

    it('reads downwards, and no card lies on another', () => {
      for (const edge of Object.values(graph.edges)) {
        expect(graph.nodes[edge.to.node]?.position.y).toBeGreaterThan(graph.nodes[edge.from.node]?.position.y ?? 0);
      }
      expect(nodes.flatMap((a, index) => nodes.slice(index + 1).filter((b) => overlap(a, b)))).toEqual([]);
    });

    it('names what belongs to a workspace, and holds no id of any', () => {
      expect(JSON.stringify(graph)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    });
  },
);

describe.each(templates.map((template) => [template.id, template] as const))('%s', (_, { graph, simulations }) => {
  const plan = planOf(graph);
  const play = ({ scenario }: TemplateSimulation) => simulate({ plan, graph, scenario });

  it.each(simulations.map((simulation) => [simulation.name, simulation] as const))('%s', async (_, simulation) => {
    const result = await play(simulation);
    expect(checkExpectations(result, simulation.expectations)).toEqual([]);
    expect(result.problems.filter(({ kind }) => kind !== 'not-sent')).toEqual([]);
  });

  it('is visited everywhere and along every line', async () => {
    const results = await Promise.all(simulations.map(play));
    const coverage = mergeCoverage(results.map((result) => result.coverage));
    expect(uncovered(plan, coverage, graph)).toEqual({ nodes: [], edges: [] });
  });

  it('can be tried out at once', async () => {
    const result = await simulate({ plan, graph, scenario: sampleScenario(graph, plan) });
    expect(result).toMatchObject({ status: 'completed', problems: [] });
  });

  it('has simulations that can be stored', () => {
    for (const { scenario, expectations } of JSON.parse(JSON.stringify(simulations)) as readonly TemplateSimulation[]) {
      expect(parseScenario(scenario)).toEqual(scenario);
      expect(parseExpectations(expectations)).toEqual(expectations);
    }
  });
});

it('lead-welcome reads the answer that came, and names stages of the pipeline', async () => {
  const graph = graphOf('lead-welcome');
  const [first, , , , late] = templates[0]?.simulations ?? [];
  const asked: JsonObject[] = [];
  const watched = Object.fromEntries(
    Object.entries(executors).map(([type, execute]) => [
      type,
      (context: Parameters<typeof execute>[0]) => {
        asked.push(context.config);
        return execute(context);
      },
    ]),
  );
  for (const simulation of [first, late]) {
    if (simulation) await simulate({ plan: planOf(graph), scenario: simulation.scenario, executors: watched });
  }
  expect(asked.map((config) => config['text']).filter(Boolean)).toEqual(['Bəli, zəng edin', 'Bəli']);
  expect(asked).toContainEqual(expect.objectContaining({ pipeline: 'Sales', stage: 'Meeting planned', amount: '' }));
});

it('course-of-visits reminds by day only, in the zone of the clinic', async () => {
  const graph = graphOf('course-of-visits');
  const [first] = findTemplate('course-of-visits')?.simulations ?? [];
  if (first === undefined) throw new Error('The template has no simulation.');
  const { messages } = await simulate({ plan: planOf(graph), scenario: first.scenario });
  expect(messages.map(({ at }) => at)).toEqual(['2026-03-24T06:00:00.000Z', '2026-04-01T05:00:00.000Z']);
});

describe('findTemplate', () => {
  it('gives nothing for an id nobody knows', () => {
    expect(findTemplate('nothing')).toBeUndefined();
    expect(templates.every((template) => isJsonObject(template.graph as unknown))).toBe(true);
  });
});
