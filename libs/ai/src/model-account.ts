import { DomainError, type JsonObject } from '@flowkeep/contracts';

/** Where to ask, and as whom. */
export interface ModelAccount {
  readonly apiKey: string;
  readonly model: string;
}

/** Reads an opened connection of the kind `openai`. Throws `configuration-missing` where it is absent or incomplete. */
export function readModelAccount(
  connection: { readonly settings: JsonObject; readonly secrets: JsonObject } | null,
): ModelAccount {
  const apiKey = connection?.secrets.apiKey;
  const model = connection?.settings.model;
  if (typeof apiKey !== 'string' || apiKey === '' || typeof model !== 'string' || model === '') {
    throw new DomainError(
      'configuration-missing',
      'No AI account is connected. Add a key and a model under Connections.',
    );
  }
  return { apiKey, model };
}
