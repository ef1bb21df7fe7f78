import { approvals } from './approvals.ts';
import { common } from './shared-words.ts';
import { contacts } from './contacts.ts';
import { deals } from './deals.ts';
import { editor } from './editor.ts';
import { members } from './members.ts';
import { privacy } from './privacy.ts';
import { run } from './run.ts';
import { runsList } from './runs-list.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { workflows } from './workflows.ts';

/** Every text of the screens in English, by feature. */
export const en = {
  approvals,
  common,
  contacts,
  deals,
  editor,
  members,
  privacy,
  run,
  runsList,
  session,
  settings,
  workflows,
} as const;
