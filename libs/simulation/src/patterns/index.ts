export { missingPatterns, patterns } from './patterns.ts';
export { patternsPage } from './patterns-page.ts';
