import { checkEligibility, type SendFacts } from './eligibility.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const TEXT = { kind: 'text', text: 'Salam' } as const;
const TEMPLATE = { kind: 'template', name: 'greeting_az', language: 'az', variables: [] } as const;

const facts = (change: Partial<SendFacts> = {}): SendFacts => ({
  now: NOW,
  content: TEXT,
  contactErased: false,
  address: { value: '+994501234567', reachable: true, lastInboundAt: hoursAgo(1) },
  suppressed: false,
  templateStatus: null,
  connected: true,
  ...change,
});

describe('checkEligibility', () => {
  it('lets free text go inside the 24 hours, and an approved template always', () => {
    expect(checkEligibility(facts())).toEqual({ kind: 'send', address: '+994501234567' });
    const late = { value: '+994501234567', reachable: true, lastInboundAt: null };
    expect(checkEligibility(facts({ content: TEMPLATE, templateStatus: 'approved', address: late }))).toMatchObject({
      kind: 'send',
    });
  });

  it.each([
    ['contact-erased', { contactErased: true, address: null }],
    ['no-address', { address: null }],
    ['opted-out', { suppressed: true }],
    ['not-on-channel', { address: { value: '+1', reachable: false, lastInboundAt: null } }],
    ['window-closed', { address: { value: '+1', reachable: true, lastInboundAt: hoursAgo(24) } }],
    ['window-closed', { address: { value: '+1', reachable: true, lastInboundAt: null } }],
    ['template-not-approved', { content: TEMPLATE, templateStatus: 'paused' }],
    ['template-not-approved', { content: TEMPLATE, templateStatus: null }],
    ['connection-missing', { connected: false }],
  ] satisfies [string, Partial<SendFacts>][])('skips with %s', (reason, change) => {
    expect(checkEligibility(facts(change))).toMatchObject({
      kind: 'skip',
      reason,
      message: expect.stringMatching(/\.$/) as string,
    });
  });

  it('names the person’s wish before anything that is not set up', () => {
    expect(checkEligibility(facts({ suppressed: true, connected: false, content: TEMPLATE }))).toMatchObject({
      reason: 'opted-out',
    });
  });
});
