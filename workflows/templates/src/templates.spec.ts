import { isJsonObject, type JsonObject } from '@flowkeep/contracts';
import { type GraphNode, validateGraph } from '@flowkeep/graph';
import { nodeCatalog } from '@flowkeep/nodes';
import { findTemplate, templates } from './templates.ts';
import { planOf, play, type Scene } from './testing/template-player.ts';

const CARD = { width: 256, height: 124, gap: 20 };
const lead = { name: 'Günəş Əliyeva', phone: '050 123 45 67', language: 'az', message: 'Salam', source: 'website' };

function graphOf(id: string) {
  const template = findTemplate(id);
  if (template === undefined) throw new Error(`There is no template ${id}.`);
  return template.graph;
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

describe('lead-welcome', () => {
  const end = ['sorted'];

  it.each<[string, Readonly<Record<string, Scene>>, readonly string[]]>([
    [
      'greets, hears the answer and plans the meeting',
      { wait_for_answer: { reply: 'Bəli, zəng edin' }, what_do_they_want: { port: 'wants_call' } },
      ['greet.sent', 'wait_for_answer.replied', 'what_do_they_want.wants_call', 'plan_meeting.next', ...end],
    ],
    [
      'answers a question',
      { wait_for_answer: { reply: 'Neçəyədir?' }, what_do_they_want: { port: 'question' } },
      ['greet.sent', 'wait_for_answer.replied', 'what_do_they_want.question', 'answer_question.next', ...end],
    ],
    [
      'lets go who wants nothing',
      { wait_for_answer: { reply: 'Yox, sağ olun' }, what_do_they_want: { port: 'no_thanks' } },
      ['greet.sent', 'wait_for_answer.replied', 'what_do_they_want.no_thanks', 'let_go.next', ...end],
    ],
    [
      'keeps what nobody understands for a person',
      { wait_for_answer: { reply: '?' }, what_do_they_want: { port: 'other' } },
      ['greet.sent', 'wait_for_answer.replied', 'what_do_they_want.other', 'read_it.next', ...end],
    ],
    [
      'follows up once, and hears the late answer',
      { wait_for_answer: 'due', wait_more: { reply: 'Bəli' }, what_do_they_want: { port: 'wants_call' } },
      [
        'greet.sent',
        'wait_for_answer.silent',
        'follow_up.sent',
        'wait_more.replied',
        'what_do_they_want.wants_call',
        'plan_meeting.next',
        ...end,
      ],
    ],
    [
      'gives up who stays silent',
      { wait_for_answer: 'due', wait_more: 'due' },
      ['greet.sent', 'wait_for_answer.silent', 'follow_up.sent', 'wait_more.silent', 'give_up.next', 'no_answer'],
    ],
    [
      'gives up who cannot be followed up',
      { wait_for_answer: 'due', follow_up: { port: 'not_sent' } },
      ['greet.sent', 'wait_for_answer.silent', 'follow_up.not_sent', 'give_up.next', 'no_answer'],
    ],
    ['has who is not on WhatsApp called', { greet: { port: 'not_sent' } }, ['greet.not_sent', 'call_by_phone.next']],
  ])('%s', (_, scenes, path) => {
    const story = play(graphOf('lead-welcome'), lead, scenes);
    expect(story.path).toEqual(['lead.next', ...path]);
    expect(story.status).toBe('completed');
  });

  it('greets by name, reads the answer that came, and names stages of the pipeline', () => {
    const late = play(graphOf('lead-welcome'), lead, { wait_for_answer: 'due', wait_more: { reply: 'Gec oldu' } });
    const early = play(graphOf('lead-welcome'), lead, { wait_for_answer: { reply: 'Salam!' } });
    expect(early.asked['greet']).toMatchObject({ template: 'greeting_az', variables: [{ value: 'Günəş Əliyeva' }] });
    expect(early.asked['what_do_they_want']?.['text']).toBe('Salam!');
    expect(late.asked['what_do_they_want']?.['text']).toBe('Gec oldu');
    expect(early.asked['plan_meeting']).toMatchObject({ pipeline: 'Sales', stage: 'Meeting planned', amount: '' });
  });
});

describe('form-to-deal', () => {
  it('makes a deal, greets and marks who answers', () => {
    const story = play(graphOf('form-to-deal'), lead, { wait_a_day: { reply: 'Salam' } });
    expect(story.path).toEqual(['form.next', 'new_deal.next', 'greet.sent', 'wait_a_day.replied', 'in_touch.next']);
    expect(story.asked['new_deal']).toMatchObject({ stage: 'New', title: 'Günəş Əliyeva: Salam' });
  });
});

describe('question-triage', () => {
  const message: JsonObject = { text: 'Qiymət?', channel: 'whatsapp', messageId: 'm' };

  it('answers a question about the price in the language of the person', () => {
    const story = play(graphOf('question-triage'), message, { sort: { port: 'price' } });
    expect(story.path).toEqual(['message.next', 'sort.price', 'in_russian.no', 'price_az.sent']);
    expect(story.asked['price_az']?.['text']).toContain('təşəkkür edirik, Günəş Əliyeva!');
  });

  it('leaves what fits nowhere to the team', () => {
    expect(play(graphOf('question-triage'), message, { sort: { port: 'other' } }).status).toBe('completed');
  });
});

describe('visit-reminder', () => {
  const visit = { ...lead, remindAt: '2026-03-21 10:00' };

  it('waits for its time, reminds and hears that they come', () => {
    const story = play(graphOf('visit-reminder'), visit, {
      wait_for_answer: { reply: 'Bəli' },
      coming: { port: 'yes' },
    });
    const path = [
      'booked.next',
      'planned.next',
      'wait_until.next',
      'remind.sent',
      'wait_for_answer.replied',
      'coming.yes',
      'confirmed',
    ];
    expect(story.path).toEqual(path);
  });

  it('fails with a sentence when no time was sent', () => {
    expect(play(graphOf('visit-reminder'), lead, {}).status).toBe('failed');
  });
});

describe('findTemplate', () => {
  it('gives nothing for an id nobody knows', () => {
    expect(findTemplate('nothing')).toBeUndefined();
    expect(templates.every((template) => isJsonObject(template.graph as unknown))).toBe(true);
  });
});
