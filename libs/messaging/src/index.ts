export { readAnswer } from './channels/whatsapp/answer-reader.ts';
export { classifyRefusal, type RefusalClass } from './channels/whatsapp/error-classes.ts';
export { GRAPH_VERSION } from './channels/whatsapp/graph-version.ts';
export { messageBody } from './channels/whatsapp/message-body.ts';
export { isSignedBy } from './channels/whatsapp/webhook-signature.ts';
export { readWebhook, type WhatsAppHappening } from './channels/whatsapp/webhook.ts';
export {
  WhatsAppClient,
  type WhatsAppClientOptions,
  type WhatsAppSender,
} from './channels/whatsapp/whatsapp-client.ts';
export type { CallTurns } from './call-turns.ts';
export { checkEligibility, type Eligibility, type SendFacts } from './eligibility.ts';
export { ForgottenCalls, type ForgottenCallsPass } from './forgotten-calls.ts';
export type { InboundMessage } from './inbound-message.ts';
export { type InboundFacts, InboundMessages } from './inbound-messages.ts';
export { MessageReader, type ReadMessage } from './message-reader.ts';
export { MessageSender, type MessageSenderOptions, type UnknownPolicy } from './message-sender.ts';
export { laterStatus } from './message-state.ts';
export { MessageStatuses } from './message-statuses.ts';
export { MessageTemplates } from './message-templates.ts';
export { OptOuts } from './opt-outs.ts';
export { readOptWord } from './opt-words.ts';
export type { ProviderAnswer } from './provider-answer.ts';
export type { ProviderStatus } from './provider-status.ts';
export type { SendCommand } from './send-command.ts';
export { renderTemplatePreview } from './template-preview.ts';
