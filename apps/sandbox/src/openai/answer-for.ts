import { isJsonObject, type JsonObject, type JsonValue } from '@flowkeep/contracts';
import type { Scenario } from '../state/sandbox-state.ts';
import type { ResponseRequest } from './response-request.ts';

/** Words by which the stand-in tells what a person wants, in the languages of the examples. */
const INTENTS: readonly { readonly label: RegExp; readonly words: RegExp }[] = [
  {
    label: /no_?thanks|not_?interested|refus|stop/,
    words:
      /maraql(ı|i) deyil|ist(ə|e)mir|lazım deyil|yox,|не интерес|не надо|no thanks|not interested|istemiyor|gerek yok/i,
  },
  {
    label: /call|meeting|appointment|book/,
    words:
      /zəng|zeng|görüş|yazıl|позвон|перезвон|встреч|запис|call|meet|book|appointment|ara(yın|yabilir|r mısınız)|randevu/i,
  },
  {
    label: /question|price|info/,
    words: /\?|qiymət|neçə|nə qədər|haqqında|сколько|цена|стоим|how much|price|cost|fiyat|ne kadar|kaç/i,
  },
];

/** The structured answer to a request: the first scenario that matches, else a guess that is always the same. */
export function answerFor(request: ResponseRequest, scenarios: readonly Scenario[]): JsonValue {
  const scenario = scenarios.find((item) => new RegExp(item.match, 'iu').test(request.text));
  if (scenario) return scenario.answer;
  return request.schema === null ? 'Understood.' : valueOf(request.schema, request.text, '');
}

function valueOf(schema: JsonObject, text: string, name: string): JsonValue {
  const choices = schema['enum'];
  if (Array.isArray(choices)) return choose(choices as readonly JsonValue[], text);
  const properties = schema['properties'];
  if (isJsonObject(properties)) {
    return Object.fromEntries(
      Object.entries(properties).map(([key, property]) => [
        key,
        isJsonObject(property) ? valueOf(property, text, key) : null,
      ]),
    );
  }
  switch (schema['type']) {
    case 'number':
    case 'integer':
      return name === 'confidence' ? 0.9 : 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return name === 'reason' ? 'The words of the message point to it.' : text.slice(0, 100);
  }
}

function choose(choices: readonly JsonValue[], text: string): JsonValue {
  const labels = choices.filter((choice) => typeof choice === 'string');
  const chosen = INTENTS.flatMap(({ label, words }) =>
    words.test(text) ? labels.filter((choice) => label.test(choice)) : [],
  );
  return chosen[0] ?? labels.find((choice) => choice === 'other') ?? choices[0] ?? null;
}
