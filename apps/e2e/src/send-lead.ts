import { createHmac } from 'node:crypto';
import type { JsonObject } from '@flowkeep/contracts';

/** Posts a signed event to a webhook, as an integrator's server would. Gives the HTTP status. */
export async function sendLead(url: string, secret: string, lead: JsonObject): Promise<number> {
  const body = JSON.stringify(lead);
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-flowkeep-signature': `t=${at},v1=${signature}` },
    body,
  });
  return response.status;
}
