import { roleAllows, ROLES } from '@flowkeep/contracts';
import { defineNode, durationWords, field, leftOut } from '@flowkeep/node-sdk';
import { portIdCheck } from '../../port-id.ts';
import { chosen, plain, strong, written } from '../../summary-parts.ts';

const help = `
Asks somebody of your team a question and waits for the answer. Each choice is a way out.

The question is found under *Approvals*, and has a link of its own that works once. Choose who may answer; with a time
limit, *No answer* is taken when nobody has. What they wrote besides is a value of this step.
`.trim();

export const waitApproval = defineNode({
  type: 'wait.approval',
  version: 1,
  class: 'waiting',
  family: 'wait',
  group: 'wait',
  label: 'Ask your team',
  title: 'Ask for a decision',
  icon: 'stamp',
  description: 'Asks somebody of your team and goes on with their answer.',
  help,
  fields: {
    question: field.multiline({
      label: 'Question',
      templates: true,
      maxLength: 2_000,
      placeholder: 'May {{ contact.name }} have a discount?',
    }),
    choices: field.list({
      label: 'Choices',
      itemLabel: 'choice',
      uniqueBy: 'id',
      maxItems: 8,
      initial: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
      ],
      item: {
        id: field.text({ label: 'Id', madeFrom: 'label', check: portIdCheck('expired') }),
        label: field.text({ label: 'Choice', maxLength: 60, placeholder: 'Yes' }),
      },
    }),
    asks: field.select({
      label: 'Who may answer',
      initial: 'anyone',
      options: [
        { value: 'anyone', label: 'Anyone who may answer' },
        { value: 'role', label: 'Everybody with a role' },
        { value: 'member', label: 'One member' },
      ],
    }),
    role: field.select({
      label: 'Role',
      options: ROLES.filter((role) => roleAllows(role, 'approvals.answer')).map((role) => ({
        value: role,
        label: `${role.slice(0, 1).toUpperCase()}${role.slice(1)}`,
      })),
      showWhen: { field: 'asks', is: ['role'] },
    }),
    member: field.selectFrom({ label: 'Member', optionsFrom: 'members', showWhen: { field: 'asks', is: ['member'] } }),
    expires: leftOut(
      field.duration({
        label: 'Give up after',
        initial: { amount: 2, unit: 'days' },
        required: false,
        help: 'Empty waits as long as it takes.',
      }),
    ),
  },
  ports: ({ choices = [], expires }) => [
    ...choices.flatMap(({ id, label }) => (id ? [{ id, label: label || id }] : [])),
    ...(expires === undefined ? [] : [{ id: 'expired', label: 'No answer' }]),
  ],
  outputs: () => [
    { path: 'choice', label: 'Choice', type: 'text' },
    { path: 'by', label: 'Who answered', type: 'text' },
    { path: 'note', label: 'What they wrote', type: 'text' },
    { path: 'answeredAt', label: 'When', type: 'instant' },
  ],
  summary: ({ question = '', asks, role, member, expires }) => {
    if (question === '') return [plain('No question yet')];
    const whom = asks === 'role' && role ? [plain('Asks '), strong(role), plain(': ')] : [];
    const one = asks === 'member' && member ? [plain('Asks '), chosen(member, 'members'), plain(': ')] : [];
    return [...whom, ...one, written(question), ...(expires ? [plain(`, ${durationWords(expires)} at most`)] : [])];
  },
});
