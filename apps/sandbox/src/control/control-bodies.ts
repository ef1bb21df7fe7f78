import { BadRequestException } from '@nestjs/common';
import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import { type Fault, FAULT_KINDS, FAULT_TARGETS, type Scenario } from '../state/sandbox-state.ts';

export interface InboundBody {
  readonly from: string;
  readonly text: string;
  readonly name: string | null;
}

/** Reads what a person writes. @throws BadRequestException naming the field. */
export function readInbound(body: JsonValue): InboundBody {
  const fields = objectOf(body);
  const digits = textOf(fields, 'from').replace(/\D/g, '');
  if (digits.length < 8) throw new BadRequestException('"from" must be a phone number with its country code.');
  const name = fields['name'];
  return {
    from: `+${digits}`,
    text: textOf(fields, 'text'),
    name: typeof name === 'string' && name !== '' ? name : null,
  };
}

/** Reads a fault. @throws BadRequestException naming the field and what it may be. */
export function readFault(body: JsonValue): Fault {
  const fields = objectOf(body);
  const code = fields['code'];
  return {
    target: oneOf(fields, 'target', FAULT_TARGETS),
    kind: oneOf(fields, 'kind', FAULT_KINDS),
    count: numberOf(fields, 'count', 1),
    status: numberOf(fields, 'status', 500),
    code: typeof code === 'string' || typeof code === 'number' ? code : 131000,
    delayMs: numberOf(fields, 'delayMs', 1_000),
  };
}

/** Reads a list of scenarios. @throws BadRequestException naming the field. */
export function readScenarios(body: JsonValue): readonly Scenario[] {
  if (!Array.isArray(body)) throw new BadRequestException('Send a list of { match, answer }.');
  return (body as readonly JsonValue[]).map((item) => {
    const fields = objectOf(item);
    const match = textOf(fields, 'match');
    try {
      new RegExp(match, 'iu');
    } catch {
      throw new BadRequestException(`"match" is no regular expression: ${match}`);
    }
    return { match, answer: fields['answer'] ?? null };
  });
}

function objectOf(body: JsonValue): JsonObject {
  if (isJsonObject(body)) return body;
  throw new BadRequestException('Send a JSON object.');
}

function textOf(fields: JsonObject, name: string): string {
  const value = fields[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new BadRequestException(`"${name}" must be a text.`);
}

function numberOf(fields: JsonObject, name: string, otherwise: number): number {
  const value = fields[name] ?? otherwise;
  if (typeof value === 'number' && value >= 0) return value;
  throw new BadRequestException(`"${name}" must be a number of at least 0.`);
}

function oneOf<T extends string>(fields: JsonObject, name: string, choices: readonly T[]): T {
  const value = choices.find((choice) => choice === fields[name]);
  if (value !== undefined) return value;
  throw new BadRequestException(`"${name}" must be one of ${choices.join(', ')}.`);
}
