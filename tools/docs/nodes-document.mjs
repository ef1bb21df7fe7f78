import { TEMPLATE_LIMITS } from '@flowkeep/expressions';
import { nodeCatalog, nodeDefinitions } from '@flowkeep/nodes';
import { editor } from '../../apps/editor/src/i18n/en/editor.ts';
import { errorText } from './error-text.mjs';
import { fieldLines } from './field-lines.mjs';

// The page calls everything as the screens do.
const GROUPS = editor.palette.group;
const TYPES = editor.value.type;

const count = (number) => number.toLocaleString('en');

const INTRODUCTION = `
Every kind of step that a workflow can be made of, in the order of the editor's palette. A setting with _values_ may hold
values of earlier steps, written \`{{ … }}\`. What a step gives is read by later steps as \`{{ steps.<reference name>.<value> }}\`,
what a start gives as \`{{ trigger.<value> }}\`. The words in \`code\` are the names that the API uses.

Texts with values are templates in the language Liquid. They see data alone: no files, no functions, no other template, and
what comes from outside is never evaluated, whatever is written in it. A template may be ${count(TEMPLATE_LIMITS.length)} characters long, write
${count(TEMPLATE_LIMITS.memory)} characters, visit ${count(TEMPLATE_LIMITS.steps)} of its parts and do ${count(TEMPLATE_LIMITS.work)} units of work, which are about as many characters read
and values looked at; a date that is written counts 3,000. All templates of one step share these units. Beyond that the step fails
with \`invalid-input\`.
`.trim();

/** The page `docs/nodes.md`. */
export function nodesDocument() {
  const definitions = Object.values(nodeDefinitions);
  const groups = Object.entries(GROUPS).map(([group, title]) => {
    const own = definitions.filter((definition) => definition.group === group);
    return [`## ${title}`, ...own.map(section)].join('\n\n');
  });
  return ['# Steps', INTRODUCTION, contents(definitions), ...groups, ''].join('\n\n');
}

function contents(definitions) {
  const rows = definitions.map(
    ({ label, type, description }) => `| [${label}](#${anchorOf(label)}) | \`${type}\` | ${description} |`,
  );
  return ['| step | type | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}

const anchorOf = (heading) => heading.toLowerCase().replaceAll(' ', '-');

function section(definition) {
  const { label, type, version, description, help, fields } = definition;
  const parts = [
    `### ${label}`,
    `\`${type}\`, version ${version}. ${description}`,
    help,
    list('Settings', fieldLines(fields)),
    outcomes(definition),
    list('What it gives', valueLines(definition)),
    errorText(definition, nodeCatalog.get(type).defaults),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function list(title, lines) {
  return lines.length === 0 ? '' : [`**${title}**`, '', ...lines].join('\n');
}

function outcomes({ ports, fields, class: nodeClass }) {
  const perItem = fieldsThatAdd(fields, (config) => ports(config).some(({ id }) => id === PROBE)).map(
    ({ itemLabel }) => `one for each ${itemLabel}`,
  );
  const always = ports({}).map(({ id, label }) => `_${label}_ \`${id}\``);
  const all = [...perItem, ...always];
  if (all.length === 0) return '**Outcomes**: none.';
  return `**Outcomes**: ${all.join(', ')}${nodeClass === 'trigger' ? '' : ERROR_OUTCOME}.`;
}

const ERROR_OUTCOME = `; _${editor.card.errorPort}_ \`error\` where it is turned on`;

function valueLines({ outputs, fields }) {
  const perItem = fieldsThatAdd(fields, (config) => outputs(config).some(({ path }) => path === PROBE)).map(
    ({ label }) => `- one for each line of _${label}_, under its own name`,
  );
  if (perItem.length > 0) return perItem;
  return outputs({}).map(({ path, label, type, where }) => {
    const place = path === '' ? '' : ` \`${path}\``;
    return `- ${label}${place}${type === 'any' ? '' : `, ${TYPES[type]}`}${WHERE[where] ?? ''}`;
  });
}

const WHERE = { inside: ', inside only', after: ', after it only' };

const PROBE = 'probe';
const ITEMS = {
  list: { id: PROBE, name: PROBE, label: PROBE },
  assignments: { name: PROBE, value: '' },
};

/** The lists in which each item of the client adds an outcome or a value: asks with one item in them. */
function fieldsThatAdd(fields, adds) {
  return Object.entries(fields)
    .filter(([name, { kind }]) => ITEMS[kind] !== undefined && adds({ [name]: [ITEMS[kind]] }))
    .map(([, field]) => field);
}
