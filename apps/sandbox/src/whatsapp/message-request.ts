import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { templateBody } from './template-texts.ts';

/** An error as the Graph API words it. Source: WhatsApp Cloud API error codes. */
export interface GraphError {
  readonly status: number;
  readonly code: number | string;
  readonly message: string;
  readonly details: string;
}

export type MessageRequest =
  | {
      readonly ok: true;
      /** E.164. */
      readonly to: string;
      readonly kind: 'text' | 'template';
      readonly text: string;
      readonly templateName: string | null;
      readonly callbackData: string | null;
    }
  | { readonly ok: false; readonly error: GraphError };

/** Reads the body of a send request and says what the real service would say about it. */
export function readMessageRequest(body: JsonValue): MessageRequest {
  if (!isJsonObject(body)) return refused(100, 'Invalid parameter', 'The body must be a JSON object.');
  if (body['messaging_product'] !== 'whatsapp') {
    return refused(100, 'Invalid parameter', 'messaging_product must be "whatsapp".');
  }
  const digits = typeof body['to'] === 'string' ? body['to'].replace(/\D/g, '') : '';
  if (digits.length < 8) return refused(131009, 'Parameter value is not valid', 'to must be a phone number.');
  const callbackData = typeof body['biz_opaque_callback_data'] === 'string' ? body['biz_opaque_callback_data'] : null;
  const common = { ok: true, to: `+${digits}`, callbackData } as const;
  if (body['type'] === 'template') return templateMessage(common, body['template']);
  const text = isJsonObject(body['text']) ? body['text']['body'] : null;
  if (body['type'] !== 'text' || typeof text !== 'string' || text === '') {
    return refused(131008, 'Required parameter is missing', 'text.body is needed for a message of type text.');
  }
  if (text.length > 4096) return refused(131009, 'Parameter value is not valid', 'text.body is longer than 4096.');
  return { ...common, kind: 'text', text, templateName: null };
}

function templateMessage(
  common: { readonly ok: true; readonly to: string; readonly callbackData: string | null },
  template: JsonValue | undefined,
): MessageRequest {
  const name = isJsonObject(template) ? template['name'] : null;
  if (!isJsonObject(template) || typeof name !== 'string' || name === '') {
    return refused(131008, 'Required parameter is missing', 'template.name is needed.');
  }
  const values = bodyValues(template);
  return { ...common, kind: 'template', text: templateBody(name, values), templateName: name };
}

function bodyValues(template: JsonObject): readonly string[] {
  const components = Array.isArray(template['components']) ? (template['components'] as readonly JsonValue[]) : [];
  const body = components.filter(isJsonObject).find((component) => component['type'] === 'body');
  const parameters = body && Array.isArray(body['parameters']) ? (body['parameters'] as readonly JsonValue[]) : [];
  return parameters.filter(isJsonObject).map((parameter) => String((parameter['text'] as string | undefined) ?? ''));
}

function refused(code: number, message: string, details: string): MessageRequest {
  return { ok: false, error: { status: 400, code, message, details } };
}
