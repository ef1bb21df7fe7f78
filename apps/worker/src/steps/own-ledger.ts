/**
 * Node types whose work has a ledger of its own, that of messages: it answers where nothing more may be kept in the one of
 * steps, and knows whether a provider has taken what a step asked for.
 */
export const OWN_LEDGER: readonly string[] = ['whatsapp.send'];
