import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { environmentDocument } from '@flowkeep/config';
import { missingPatterns, patterns, patternsPage } from '@flowkeep/simulation/patterns';
import { repositoryFolder } from '../start/home.mjs';
import { nodesDocument } from './nodes-document.mjs';

const NOTICE = '<!-- Made by `npm run docs` from the code. Change the code, not this page. -->';

/** Every page that is made from the code, as it should be on disk. */
export async function pages() {
  const sources = {
    'docs/nodes.md': nodesDocument(),
    'docs/environment.md': environmentDocument(),
    'docs/patterns.md': patternsPage(patterns, missingPatterns),
  };
  return Promise.all(
    Object.entries(sources).map(async ([path, text]) => ({ path, text: await pretty(path, withNotice(text)) })),
  );
}

/** Behind the title, so that the page still begins with it. */
const withNotice = (text) => text.replace('\n', `\n\n${NOTICE}\n`);

async function pretty(path, text) {
  const file = join(repositoryFolder, path);
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}
