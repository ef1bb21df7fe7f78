import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadSandboxConfig } from '@flowkeep/config';
import { createApp } from './create-app.ts';

const config = loadSandboxConfig(process.env);
// The phone screen is built into a folder beside this file.
const screen = fileURLToPath(new URL('./screen/', import.meta.url));
const app = await createApp(config, existsSync(screen) ? screen : null);
await app.listen(config.port, config.host);
console.log(JSON.stringify({ service: 'sandbox', time: Date.now(), url: await app.getUrl(), msg: 'Listening.' }));
