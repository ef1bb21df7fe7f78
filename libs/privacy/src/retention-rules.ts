import { DomainError } from '@flowkeep/contracts';
import {
  type Actor,
  AuditRepository,
  LiveNotifier,
  RETENTION_CATEGORIES,
  type RetentionRule,
  RetentionRuleRepository,
  type WorkspaceTransaction,
} from '@flowkeep/persistence';

/** What holds until a workspace says otherwise. People are erased only where the client has asked for it. */
const DEFAULTS: readonly RetentionRule[] = [
  { category: 'message-bodies', months: 24, enabled: true },
  { category: 'inactive-contacts', months: 24, enabled: false },
];

const LONGEST = 240;

/** How long each category of data is kept. */
export class RetentionRules {
  private readonly rules = new RetentionRuleRepository();
  private readonly audit = new AuditRepository();
  private readonly live = new LiveNotifier();

  /** Every category, with the workspace's own rule or the default. */
  async list(tx: WorkspaceTransaction): Promise<readonly RetentionRule[]> {
    const own = await this.rules.list(tx);
    return DEFAULTS.map((rule) => own.find(({ category }) => category === rule.category) ?? rule);
  }

  /** Throws `not-found` for an unknown category, `invalid-input` for months outside of 1 to 240. */
  async set(
    tx: WorkspaceTransaction,
    actor: Actor,
    rule: { readonly category: string; readonly months: number; readonly enabled: boolean },
  ): Promise<RetentionRule> {
    const category = RETENTION_CATEGORIES.find((known) => known === rule.category);
    if (category === undefined) {
      throw new DomainError('not-found', `There is no such category. There are: ${RETENTION_CATEGORIES.join(', ')}.`);
    }
    if (!Number.isInteger(rule.months) || rule.months < 1 || rule.months > LONGEST) {
      const message = `Give whole months from 1 to ${String(LONGEST)}.`;
      throw new DomainError('invalid-input', message, { fields: [{ path: 'months', message }] });
    }
    const { months, enabled } = rule;
    await this.rules.set(tx, { category, months, enabled });
    const subject = { kind: 'retention-rule', id: category };
    await this.audit.write(tx, { actor, action: 'retention-rule.set', subject, detail: { months, enabled } });
    await this.live.changed(tx, 'privacy', category);
    return { category, months, enabled };
  }
}
