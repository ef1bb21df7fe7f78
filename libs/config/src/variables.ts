import { z } from 'zod';
import { address, text, trueOrFalse, variable, wholeNumber } from './variable.ts';

const DATABASE_FIX = 'Give an address like postgres://user:password@host:5432/flowkeep.';
const PORT_FIX = 'Give a port from 1 to 65535.';
const port = wholeNumber(1, 65_535);
const databaseUrl = address('postgres', 'postgresql');
const webUrl = address('http', 'https');
const WEB_FIX = 'Give an address that begins with http:// or https://.';

const RATE = (what: string): string =>
  `Most ${what} in any second, by all workers together; somewhat fewer are made. 0: as many as there are.`;
const RATE_FIX = 'Give a number from 0 to 100000.';
const rate = wholeNumber(0, 100_000);

/** Every environment variable of the product. Loaders and documentation are made from this list. */
export const VARIABLES = {
  FLOWKEEP_DATABASE_URL: variable({
    description: 'PostgreSQL, in the role flowkeep_app, which row security confines to one workspace at a time.',
    example: 'postgres://flowkeep_app:password@127.0.0.1:5432/flowkeep',
    fix: DATABASE_FIX,
    secret: true,
    schema: databaseUrl,
  }),
  FLOWKEEP_AUTH_DATABASE_URL: variable({
    description: 'The same database in the role flowkeep_auth, which sees sign-in and nothing else.',
    example: 'postgres://flowkeep_auth:password@127.0.0.1:5432/flowkeep',
    fix: DATABASE_FIX,
    secret: true,
    schema: databaseUrl,
  }),
  FLOWKEEP_OWNER_DATABASE_URL: variable({
    description: 'The same database in the role flowkeep_owner. Migrations only; API and worker never need it.',
    example: 'postgres://flowkeep_owner:password@127.0.0.1:5432/flowkeep',
    fix: DATABASE_FIX,
    secret: true,
    schema: databaseUrl,
  }),
  TEMPORAL_ADDRESS: variable({
    description: 'Host and port of Temporal.',
    example: '127.0.0.1:7233',
    fallback: '127.0.0.1:7233',
    fix: 'Give host:port, for example 127.0.0.1:7233.',
    schema: z.string().regex(/^[^\s/]+:\d+$/),
  }),
  TEMPORAL_NAMESPACE: variable({
    description: 'Namespace of Temporal that runs live in.',
    example: 'default',
    fallback: 'default',
    fix: 'Give the name of a namespace.',
    schema: text,
  }),
  TEMPORAL_UI_URL: variable({
    description: "Where people open Temporal's Web UI. Runs link to it, and it may ask the API to decrypt payloads.",
    example: 'http://127.0.0.1:8233',
    fallback: 'http://127.0.0.1:8233',
    fix: WEB_FIX,
    schema: webUrl,
  }),
  FLOWKEEP_URL: variable({
    description: 'Where people and providers reach the product. Sign-in cookies are marked secure when it is https.',
    example: 'https://flows.example.com',
    fallback: 'http://localhost:4000',
    fix: WEB_FIX,
    schema: webUrl,
  }),
  FLOWKEEP_HOST: variable({
    description: 'Network address that the API listens on.',
    example: '0.0.0.0',
    fallback: '127.0.0.1',
    fix: 'Give an IP address or a host name.',
    schema: text,
  }),
  FLOWKEEP_PORT: variable({
    description: 'Port that the API listens on.',
    example: '4000',
    fallback: '4000',
    fix: PORT_FIX,
    schema: port,
  }),
  FLOWKEEP_EDITOR_DIR: variable({
    description: 'Folder of the built editor, which the API serves at `/`. Empty: no editor is served.',
    example: '/app/editor',
    fallback: '',
    fix: 'Give the path of a folder that holds index.html.',
    schema: z.string(),
  }),
  FLOWKEEP_TRUSTED_ORIGINS: variable({
    description:
      'Further addresses, separated by commas, whose pages may sign in, for example an editor under development.',
    example: 'http://localhost:4200',
    fallback: '',
    fix: 'Give addresses that begin with http:// or https://, separated by commas.',
    schema: z
      .string()
      .transform((value) =>
        value
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .refine((origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin)),
  }),
  FLOWKEEP_TRUSTED_PROXIES: variable({
    description: 'Networks, separated by commas, of proxies whose X-Forwarded-For is believed.',
    example: '10.0.0.0/8',
    fallback: '127.0.0.1,::1',
    fix: 'Give IP addresses or networks, separated by commas.',
    schema: z.string().transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  }),
  FLOWKEEP_SIGN_INS_PER_MINUTE: variable({
    description: 'How often one network address may try to sign in within a minute.',
    example: '20',
    fallback: '20',
    fix: 'Give a number from 1 to 10000.',
    schema: wholeNumber(1, 10_000),
  }),
  FLOWKEEP_SECRET: variable({
    description: 'Signs sign-in cookies. Whoever changes it signs everybody out.',
    example: 'openssl rand -base64 48',
    fix: 'Give at least 32 random characters: openssl rand -base64 48.',
    secret: true,
    schema: z.string().min(32),
  }),
  FLOWKEEP_ROOT_KEY: variable({
    description:
      "Wraps the keys that encrypt people's data. Keep it safe and apart from the database: without it the data is lost.",
    example: 'openssl rand -base64 32',
    fix: 'Give base64 of 32 random bytes: openssl rand -base64 32.',
    secret: true,
    schema: z.string().refine((value) => /^[A-Za-z0-9+/]{43}=$/.test(value)),
  }),
  FLOWKEEP_CODEC_TOKEN: variable({
    description:
      "Lets Temporal's Web UI decrypt at `/codec/<token>` without anybody signing in. Only where nobody but operators can open that Web UI. Empty: off.",
    example: 'openssl rand -hex 32',
    fallback: '',
    fix: 'Give at least 32 random characters, or leave it empty.',
    secret: true,
    schema: z.string().refine((value) => value === '' || value.length >= 32),
  }),
  FLOWKEEP_WHATSAPP_URL: variable({
    description: 'Base of the WhatsApp Cloud API, without the version.',
    example: 'https://graph.facebook.com',
    fallback: 'https://graph.facebook.com',
    fix: WEB_FIX,
    schema: webUrl,
  }),
  FLOWKEEP_OPENAI_URL: variable({
    description: 'Base of the OpenAI API.',
    example: 'https://api.openai.com/v1',
    fallback: 'https://api.openai.com/v1',
    fix: WEB_FIX,
    schema: webUrl,
  }),
  FLOWKEEP_WORKER_PORT: variable({
    description: 'Port of the worker for health and metrics.',
    example: '4100',
    fallback: '4100',
    fix: PORT_FIX,
    schema: port,
  }),
  FLOWKEEP_WORKER_PROCESSES: variable({
    description:
      'Processes of the worker on this machine, under `npm start` too. Code of runs uses one core for each; give as many as there are cores.',
    example: '4',
    fallback: '1',
    fix: 'Give a number from 1 to 128.',
    schema: wholeNumber(1, 128),
  }),
  FLOWKEEP_WHATSAPP_RATE: variable({
    description: RATE('WhatsApp sends'),
    example: '80',
    fallback: '0',
    fix: RATE_FIX,
    schema: rate,
  }),
  FLOWKEEP_AI_RATE: variable({
    description: RATE('model calls'),
    example: '20',
    fallback: '0',
    fix: RATE_FIX,
    schema: rate,
  }),
  FLOWKEEP_HTTP_RATE: variable({
    description: RATE('HTTP requests of workflows'),
    example: '200',
    fallback: '0',
    fix: RATE_FIX,
    schema: rate,
  }),
  FLOWKEEP_ALLOW_PRIVATE_HTTP: variable({
    description: 'Whether the HTTP request node may call addresses of the own network. Never in production.',
    example: 'false',
    fallback: 'false',
    fix: 'Give true or false.',
    schema: trueOrFalse,
  }),
  FLOWKEEP_SANDBOX_PORT: variable({
    description: 'Port of the sandbox.',
    example: '4300',
    fallback: '4300',
    fix: PORT_FIX,
    schema: port,
  }),
  FLOWKEEP_SANDBOX_APP_SECRET: variable({
    description: 'Signs the callbacks of the sandbox; the seeded WhatsApp connection holds the same.',
    example: 'openssl rand -hex 16',
    fallback: 'sandbox-app-secret',
    fix: 'Give a text.',
    secret: true,
    schema: text,
  }),
  FLOWKEEP_SANDBOX_STATE: variable({
    description: 'File in which the sandbox keeps its conversations. Empty: they are forgotten when it ends.',
    example: '.flowkeep/sandbox.json',
    fallback: '',
    fix: 'Give the path of a file.',
    schema: z.string(),
  }),
  FLOWKEEP_OWNER_EMAIL: variable({
    description: 'Sign-in address of the first owner, for the seed.',
    example: 'owner@flowkeep.local',
    fallback: 'owner@flowkeep.local',
    fix: 'Give an e-mail address.',
    schema: z.email(),
  }),
  FLOWKEEP_OWNER_PASSWORD: variable({
    description: 'Password of the first owner, for the seed.',
    example: 'openssl rand -base64 15',
    fix: 'Give at least 10 characters: openssl rand -base64 15.',
    secret: true,
    schema: z.string().min(10),
  }),
  LOG_LEVEL: variable({
    description: 'How much is logged.',
    example: 'info',
    fallback: 'info',
    fix: 'Give one of fatal, error, warn, info, debug, trace, silent.',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  }),
} as const;

export type VariableName = keyof typeof VARIABLES;
