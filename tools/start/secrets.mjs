import { randomBytes } from 'node:crypto';
import { readJson, writeJson } from './json-file.mjs';

const word = () => randomBytes(24).toString('base64url');

/** What is secret in a home folder: made once, kept with the data that it opens. */
export function loadSecrets(home) {
  const known = readJson(home.secrets, {});
  const secrets = {
    postgres: word(),
    database: { owner: word(), app: word(), auth: word() },
    session: word() + word(),
    rootKey: randomBytes(32).toString('base64'),
    sandboxApp: word(),
    codec: word() + word(),
    owner: { email: 'owner@flowkeep.local', password: readablePassword() },
    ...known,
  };
  writeJson(home.secrets, secrets);
  return secrets;
}

// Typed by people from the screen: no letters that look alike.
function readablePassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from(randomBytes(4), (byte) => letters[byte % letters.length]).join('');
  return [group(), group(), group(), group()].join('-');
}
