import { workflowSlug } from './workflow-slug.ts';

describe('workflowSlug', () => {
  it.each([
    ['Lead welcome', [], 'lead-welcome'],
    ['Yeni müştərilər: salamlama', [], 'yeni-musteriler-salamlama'],
    ['İstanbul ığdır', [], 'istanbul-igdir'],
    ['Новый лид', [], 'workflow'],
    ['   ', [], 'workflow'],
    ['Lead', ['lead'], 'lead-2'],
    ['Lead', ['lead', 'lead-2', 'lead-3'], 'lead-4'],
    ['x'.repeat(80), [], 'x'.repeat(40)],
    ['x'.repeat(80), ['x'.repeat(40)], `${'x'.repeat(35)}-2`],
  ])('%s', (name, taken, slug) => {
    expect(workflowSlug(name, taken)).toBe(slug);
  });
});
