import { cardSize } from './card-geometry.ts';
import { drawing, portsOf } from './testing/drawing.ts';
import { tidyPositions } from './tidy.ts';

const graph = drawing(
  {
    lead: { type: 'trigger.webhook', at: [40, 60] },
    greet: { type: 'whatsapp.send', at: [900, 80] },
    refused: { type: 'flow.end', at: [-300, 90] },
    wait: { type: 'wait.reply', at: [5, 100] },
  },
  'greet.not_sent > refused',
  'greet.sent > wait',
  'lead.next > greet',
);

describe('tidyPositions', () => {
  const places = tidyPositions(graph, portsOf);
  const place = (id: string) => places[id] ?? { x: 0, y: 0 };

  it('keeps the first card where it is', () => {
    expect(place('lead')).toEqual({ x: 40, y: 60 });
  });

  it('puts what follows below', () => {
    expect(place('greet').y).toBeGreaterThan(place('lead').y + 84);
    expect(place('wait').y).toBeGreaterThan(place('greet').y + 116);
  });

  it('puts branches in the order of their ports', () => {
    expect(place('wait').x).toBeLessThan(place('refused').x);
  });

  it('lets no two cards touch', () => {
    const boxes = Object.values(graph.nodes).map((node) => ({ ...place(node.id), ...cardSize(portsOf(node)) }));
    for (const a of boxes) {
      for (const b of boxes) {
        if (a === b) continue;
        const isApart = a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
        expect(isApart).toBe(true);
      }
    }
  });

  it('has nothing to say about an empty document', () => {
    expect(tidyPositions(drawing({}), portsOf)).toEqual({});
  });
});
