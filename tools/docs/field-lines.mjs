import { DURATION_UNITS, durationWords } from '@flowkeep/node-sdk';

const KINDS = {
  text: 'text',
  multiline: 'text of several lines',
  number: 'number',
  toggle: 'on or off',
  select: 'choice',
  duration: `length of time in ${DURATION_UNITS.slice(0, -1).join(', ')} or ${DURATION_UNITS.at(-1)}`,
  instant: 'date and time',
  cron: 'times as five parts',
  'time-zone': 'time zone',
  weekdays: 'days of the week, 1 is Monday and 7 is Sunday',
  'time-of-day': 'time of the day, `00:00` to `23:59`',
  step: 'reference name of another step',
  condition: 'rules',
  list: 'list',
  assignments: 'lines with a name and a value',
};

const SOURCES = {
  pipelines: 'of the pipelines of the workspace',
  stages: 'of the stages of the pipeline',
  'whatsapp-templates': 'of the message templates of the workspace',
  workflows: 'of the workflows of the workspace, by its id',
  members: 'of the members of the workspace, by their id',
};

/** One list item for each field of a config, with the fields of list items below. */
export function fieldLines(fields, indent = '') {
  return Object.entries(fields).flatMap(([name, field]) => [
    `${indent}- ${fieldText(name, field, fields)}`,
    ...(field.item ? fieldLines(field.item, `${indent}  `) : []),
  ]);
}

function fieldText(name, field, fields) {
  const facts = [kindText(field), ...limits(field), ...values(field), ...need(field)];
  const sentences = [
    `**${field.label}** \`${name}\`: ${facts.join(', ')}.`,
    field.help ?? '',
    firstText(field),
    shownText(field, fields),
    field.madeFrom === undefined ? '' : `Made from _${fields[field.madeFrom].label}_ and kept from then on.`,
    field.item ? `Each ${field.itemLabel} has:` : '',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function kindText({ kind, options, optionsFrom }) {
  if (options) return `one of ${options.map(({ value, label }) => choiceText(value, label)).join(', ')}`;
  return optionsFrom ? `one ${SOURCES[optionsFrom]}` : KINDS[kind];
}

const choiceText = (value, label) => (value === label ? `_${label}_` : `_${label}_ \`${value}\``);

function limits({ kind, minimum, maximum, unit, maxLength, maxItems, madeFrom }) {
  if (kind === 'number') return [`${minimum} to ${maximum}${unit ? ` ${unit}` : ''}`];
  if (maxItems !== undefined) return [`${maxItems} at most`];
  return maxLength === undefined || madeFrom ? [] : [`${maxLength.toLocaleString('en')} characters at most`];
}

function values({ templates, evaluated }) {
  if (!templates) return [];
  return [evaluated === 'on-event' ? '_values_ of the event, below `event`' : '_values_'];
}

const need = ({ kind, required }) => (required || kind === 'toggle' ? [] : ['may be empty']);

/** What a new node has there. */
function firstText({ kind, initial, options }) {
  if (initial === undefined || kind === 'condition' || (kind === 'toggle' && initial === false)) return '';
  if (kind === 'list') return `At first: ${initial.map((item) => `_${item.label}_`).join(', ')}.`;
  if (kind === 'duration') return `At first ${durationWords(initial)}.`;
  if (kind === 'toggle') return 'At first on.';
  if (kind === 'weekdays') return `At first ${initial.join(', ')}.`;
  const chosen = options?.find(({ value }) => value === initial);
  return `At first ${chosen ? `_${chosen.label}_` : `\`${initial}\``}.`;
}

function shownText({ showWhen }, fields) {
  if (!showWhen) return '';
  const decider = fields[showWhen.field];
  const is = showWhen.is.map((value) => {
    if (value === true) return 'on';
    return `_${decider.options?.find((option) => option.value === value)?.label ?? value}_`;
  });
  return `Shown when _${decider.label}_ is ${is.join(', ')}.`;
}
