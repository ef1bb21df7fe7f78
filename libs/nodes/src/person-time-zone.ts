import { field, isTimeZone, leftOut } from '@flowkeep/node-sdk';

const showWhenSaved = { field: 'savePerson', is: [true] } as const;

const OPTIONS = {
  label: 'Time zone',
  templates: true,
  required: false,
  placeholder: 'Asia/Baku',
  maxLength: 100,
  help: 'A name such as Asia/Baku. Waits and times for this person count in it; what is no time zone is left out.',
  check: (text: string) =>
    text.trim() === '' || isTimeZone(text.trim())
      ? null
      : { message: `There is no time zone "${text}".`, fix: 'Choose one like Asia/Baku.' },
} as const;

/** The zone in which a person lives, where a step saves them. */
export const stepTimeZone = leftOut(field.text(OPTIONS));

/** The same where a trigger saves them, from what it was sent. */
export const triggerTimeZone = leftOut(
  field.text({ ...OPTIONS, initial: '{{ trigger.timeZone }}', showWhen: showWhenSaved }),
);
