import { editor } from '../../apps/editor/src/i18n/en/editor.ts';

const ENDS = {
  fail: 'the run ends as failed',
  continue: 'the run goes on as if it had worked',
  port: `the run leaves by _${editor.card.errorPort}_`,
};

// Whatever a step says, as the worker has it: seconds.
const LONGEST_QUICK = 45;

/** What happens when a step goes wrong, as its definition has it. Who draws may choose otherwise for each step. */
export function errorText({ class: nodeClass }, { onError, retry, timeoutSeconds }) {
  const end = `**If it goes wrong**: ${ENDS[onError]}, unless the step says otherwise.`;
  switch (nodeClass) {
    case 'trigger':
      return '';
    case 'pure':
    case 'waiting':
      return end;
    case 'quick': {
      const tries = `${triesText(retry)} One try may take ${timeoutSeconds} seconds, and never more than ${LONGEST_QUICK}.`;
      return `${end} It works in Flowkeep's own database: while that is down the step waits. ${tries}`;
    }
    case 'outbound':
      return `${end} ${triesText(retry)} One try may take ${timeoutSeconds} seconds.`;
  }
}

function triesText({ attempts, firstDelaySeconds: pause }) {
  const seconds = pause === 1 ? 'a second' : `${pause} seconds`;
  return `${attempts} tries in all where another try can help, the second after ${seconds}.`;
}
