import { actionText } from './action-text.ts';

describe('actionText', () => {
  it.each([
    ['member.role-changed', 'Member role changed'],
    ['api-key.created', 'API key created'],
    ['connection.set', 'Connection set'],
  ])('puts %p into words', (action, text) => {
    expect(actionText(action)).toBe(text);
  });
});
