export { ContactEditing, type ContactEdit } from './contact-editing.service.ts';
export { type ContactValues, readContactValues } from './contact-values.ts';
export { ContactService, type UpsertResult } from './contact.service.ts';
export { CrmEvents } from './crm-events.ts';
export { type DealMove, type DealMoved, DealService } from './deal.service.ts';
export { readEmail } from './email-address.ts';
export { chooseContact, type IdentityChoice, type IdentityMatches } from './identity-choice.ts';
export { readPhone } from './phone-number.ts';
export { findStage, type StagePlace } from './stage-lookup.ts';
