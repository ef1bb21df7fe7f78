import { templateOf, templatePieces } from './template-pieces.ts';

describe('templatePieces', () => {
  it.each([
    ['Salam', [{ kind: 'text', text: 'Salam' }]],
    ['', []],
    [
      '{{ contact.name }}',
      [{ kind: 'value', source: '{{ contact.name }}', path: ['contact', 'name'], fallback: null }],
    ],
    [
      'Hi {{contact.name | upcase}}!',
      [
        { kind: 'text', text: 'Hi ' },
        { kind: 'value', source: '{{contact.name | upcase}}', path: ['contact', 'name'], fallback: null },
        { kind: 'text', text: '!' },
      ],
    ],
    [
      '{{ steps["wait"].text }}',
      [{ kind: 'value', source: '{{ steps["wait"].text }}', path: ['steps', 'wait', 'text'], fallback: null }],
    ],
    ['{{ "just text" }} {{', [{ kind: 'text', text: '{{ "just text" }} {{' }]],
  ])('cuts %p', (template, pieces) => {
    expect(templatePieces(template)).toEqual(pieces);
  });

  it('knows the value that stands in for an empty one', () => {
    const [piece] = templatePieces('{{ steps.a.text | default: steps.b.text | upcase }}');
    expect(piece).toMatchObject({ path: ['steps', 'a', 'text'], fallback: ['steps', 'b', 'text'] });
  });

  it('loses nothing', () => {
    const template = 'a {{ trigger.x }}{{ vars.y }} b {{ }} c';
    const joined = templatePieces(template).map((piece) => (piece.kind === 'text' ? piece.text : piece.source));
    expect(joined.join('')).toBe(template);
  });

  it('writes a reference that it reads again', () => {
    expect(templatePieces(templateOf(['steps', 'wait', 'text']))[0]).toMatchObject({ path: ['steps', 'wait', 'text'] });
  });
});
