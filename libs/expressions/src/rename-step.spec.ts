import { renameStep } from './rename-step.ts';

describe('renameStep', () => {
  it.each([
    ['{{ steps.greet.messageId }}', '{{ steps.hello.messageId }}'],
    ['{{ steps["greet"].messageId }}', '{{ steps["hello"].messageId }}'],
    ['{{ steps.greeting.messageId }}', '{{ steps.greeting.messageId }}'],
    ['{{ vars.steps.greet }}', '{{ vars.steps.greet }}'],
    ['{{ "steps.greet" }}', '{{ "steps.greet" }}'],
    ['steps.greet', 'steps.greet'],
    [
      '{% if steps.greet.ok %}{{ steps.greet.text }}{% endif %}',
      '{% if steps.hello.ok %}{{ steps.hello.text }}{% endif %}',
    ],
  ])('%s', (text, expected) => {
    expect(renameStep(text, 'greet', 'hello')).toBe(expected);
  });
});
