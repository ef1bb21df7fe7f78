import { waitUntil } from '../start/wait-until.mjs';

/** The sandbox's phone of one person. */
export function phoneOf(sandboxUrl, number) {
  const messages = async () => {
    const response = await fetch(`${sandboxUrl}/control/whatsapp/messages?phone=${encodeURIComponent(number)}`);
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}.`);
    const answer = await response.json();
    return answer.items ?? answer;
  };
  return {
    messages,
    /** Waits until the person has more messages from us than `count`. */
    waitForMore: (count, options) =>
      waitUntil(`A message reaches ${number}`, async () => (await received(messages)).length > count, options),
    write: async (text, name) => {
      const response = await fetch(`${sandboxUrl}/control/whatsapp/inbound`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from: number, text, name }),
      });
      if (!response.ok)
        throw new Error(`The sandbox did not take the reply: ${response.status} ${await response.text()}`);
    },
  };
}

const received = async (messages) => (await messages()).filter((message) => message.direction === 'to-person');
