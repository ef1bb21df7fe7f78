import { applyOperation } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { drawing } from '../../../canvas/testing/drawing.ts';
import { copyText, pasteSteps, readCopied } from './clipboard.ts';

const graph = drawing(
  {
    lead: 'trigger.webhook',
    greet: { type: 'whatsapp.send', at: [100, 200] },
    wait: { type: 'wait.reply', at: [100, 400] },
    read: {
      type: 'ai.classify',
      at: [100, 600],
      config: { text: '{{ steps.wait.text }} {{ steps.greet.messageId }}' },
    },
  },
  'lead.next > greet',
  'greet.sent > wait',
  'wait.replied > read',
);

const paste = (text: string, at = { x: 500, y: 0 }) => {
  const copied = readCopied(text);
  if (!copied) throw new Error('nothing to paste');
  return pasteSteps(graph, nodeCatalog, copied, at, 'Paste');
};

describe('copy and paste', () => {
  it('pastes steps under new ids with the lines between them', () => {
    const { operation, nodeIds } = paste(copyText(graph, new Set(['wait', 'read'])));
    if (!operation) throw new Error('nothing pasted');
    const next = applyOperation(graph, operation);
    expect(nodeIds).toEqual(['wait_2', 'read_2']);
    expect(next.nodes['wait_2']?.position).toEqual({ x: 500, y: 0 });
    expect(next.nodes['read_2']?.position).toEqual({ x: 500, y: 200 });
    expect(Object.values(next.edges).filter((edge) => edge.from.node === 'wait_2')).toHaveLength(1);
    expect(Object.values(next.edges).filter((edge) => edge.to.node === 'wait_2')).toHaveLength(0);
  });

  it('lets references among the pasted steps follow, and others stay', () => {
    const { operation } = paste(copyText(graph, new Set(['wait', 'read'])));
    const next = operation ? applyOperation(graph, operation) : graph;
    expect(next.nodes['read_2']?.config['text']).toBe('{{ steps.wait_2.text }} {{ steps.greet.messageId }}');
  });

  it('is one step of history', () => {
    expect(paste(copyText(graph, new Set(['wait', 'read']))).operation).toMatchObject({
      kind: 'batch',
      label: 'Paste',
    });
  });

  it('reports types that are not installed', () => {
    const text = copyText(graph, new Set(['wait', 'greet'])).replaceAll('wait.reply', 'fax.send');
    const { skipped, nodeIds } = paste(text);
    expect(skipped).toEqual(['fax.send']);
    expect(nodeIds).toEqual(['greet_2']);
  });

  it.each(['', 'hello', '{}', '{"format":"flowkeep/steps","graph":{}}'])('does not take %p for steps', (text) => {
    expect(readCopied(text)).toBeNull();
  });
});
