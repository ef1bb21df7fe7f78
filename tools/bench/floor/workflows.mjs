// The workloads as one would write them by hand for Temporal: this file runs in its sandbox.
import { proxyLocalActivities, proxySinks, sleep } from '@temporalio/workflow';

const { post, postTen } = proxyLocalActivities({ startToCloseTimeout: '1 minute' });
const { tally } = proxySinks();

function setFour({ email, first, last, score }) {
  return { email, first, last, score };
}

export async function W2(lead) {
  const person = setFour(lead);
  if (!(person.score > 10)) return null;
  const answer = await post({ step: 1, id: lead.id, email: person.email, score: person.score });
  tally.arrived();
  return { ...person, sent: answer.body.ok, status: answer.status };
}

export async function W3(lead) {
  const person = setFour(lead);
  if (!(person.score > 10)) return null;
  const answer = await postTen({ id: lead.id, email: person.email, score: person.score });
  tally.arrived();
  return { ...person, sent: answer.body.ok, status: answer.status };
}

export async function W4() {
  tally.arrived();
  await sleep('1 hour');
}
