import { editor } from '../../apps/editor/src/i18n/en/editor.ts';

const ENDS = {
  fail: 'the run ends as failed',
  continue: 'the run goes on as if it had worked',
  port: `the run leaves by _${editor.card.errorPort}_`,
};

/** What happens when a step goes wrong, as its definition has it. Who draws may choose otherwise for each step. */
export function errorText({ class: nodeClass }, { onError, retry, timeoutSeconds }) {
  const end = `**If it goes wrong**: ${ENDS[onError]}, unless the step says otherwise.`;
  switch (nodeClass) {
    case 'trigger':
      return '';
    case 'pure':
    case 'waiting':
      return end;
    case 'quick':
      return `${end} It works in Flowkeep's own database: while that is down the step waits, and any other error is final.`;
    case 'outbound': {
      const tries = `${retry.attempts} tries in all where another try can help, the second after ${retry.firstDelaySeconds} seconds.`;
      return `${end} ${tries} One try may take ${timeoutSeconds} seconds.`;
    }
  }
}
