import { createHmac } from 'node:crypto';

/**
 * Posts a lead to a webhook, signed as the client's own systems sign.
 * @returns {Promise<string>} id of the event that was stored
 */
export async function sendLead({ url, signingSecret }, lead) {
  const body = JSON.stringify(lead);
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', signingSecret).update(`${time}.${body}`).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-flowkeep-signature': `t=${time},v1=${signature}` },
    body,
  });
  if (response.status !== 202) throw new Error(`The lead was refused: ${response.status} ${await response.text()}`);
  return (await response.json()).eventId;
}
