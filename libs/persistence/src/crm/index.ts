export { type ContactChanges, type ContactRecord, contactSnapshot, type NewContact } from './contact-record.ts';
export { ContactRepository, type ContactSearch } from './contact.repository.ts';
export { type DealChanges, type DealFilter, type DealRecord, DealRepository, type NewDeal } from './deal.repository.ts';
export {
  type IdentityAddress,
  type IdentityChannel,
  type IdentityRecord,
  IdentityRepository,
} from './identity.repository.ts';
export {
  type PipelineRecord,
  PipelineRepository,
  STAGE_KINDS,
  type StageKind,
  type StageRecord,
} from './pipeline.repository.ts';
