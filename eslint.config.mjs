import nx from '@nx/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { moduleArrows, pureModules } from './tools/module-arrows.mjs';

const SERVER_ONLY = ['@nestjs/*', 'pg', '@temporalio/client', '@temporalio/worker', 'react', 'react-dom'];

const bannedFor = (name) => {
  if (name === 'runtime') return [...SERVER_ONLY, 'typeorm'];
  if (pureModules.includes(name)) return [...SERVER_ONLY, 'typeorm', '@temporalio/*'];
  if (name === 'ui' || name === 'editor') return ['@nestjs/*', 'pg', 'typeorm', '@temporalio/*'];
  return name === 'persistence' ? ['react', 'react-dom'] : ['typeorm', 'typeorm/*'];
};

const depConstraints = Object.entries(moduleArrows).map(([name, targets]) => ({
  sourceTag: `module:${name}`,
  onlyDependOnLibsWithTags: targets.map((target) => `module:${target}`),
  bannedExternalImports: bannedFor(name),
}));

const folderOf = { runtime: 'workflows/runtime', templates: 'workflows/templates' };
const pureFiles = pureModules.map((name) => `${folderOf[name] ?? `libs/${name}`}/**/*.ts`);

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/out-tsc',
      '**/*.mjs',
      '**/*.mts',
      '**/schema.ts',
      '**/metadata.ts',
      '.flowkeep',
      '**/histories',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, banTransitiveDependencies: true, depConstraints },
      ],
      'max-lines': ['error', 300],
    },
  },
  {
    // A Nest class that is injected must stay a value import: its decorator metadata is read at run time.
    files: ['apps/api/**/*.ts', 'apps/worker/**/*.ts', 'apps/sandbox/**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
    },
  },
  {
    files: ['libs/ui/**/*.tsx', 'apps/editor/**/*.{ts,tsx}', 'apps/sandbox/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest'] ?? reactHooks.configs['recommended-latest']],
  },
  {
    files: pureFiles,
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['node:*'], message: 'This module also runs in the browser and in the workflow sandbox.' },
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'Buffer', 'setTimeout', 'setInterval', 'fetch'],
    },
  },
  {
    files: ['apps/{api,worker,sandbox}/**/*.{ts,tsx}', 'libs/**/*.{ts,tsx}', 'workflows/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.spec.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipComments: true }] },
  },
  { files: ['**/migrations/*.ts'], rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
);
