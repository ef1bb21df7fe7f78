// Builds one Node app into dist/: its own code and the workspace libraries are bundled, npm packages stay outside and
// are pinned in dist/package.json.
// Usage, in the app's folder: node ../../tools/build-node.mjs
// Each of src/main.ts, src/migrate.ts and src/seed.ts that is there becomes a program of its own. The app's package.json
// says in `"runtimeDependencies"` which packages are loaded by name at run time, where no import shows them.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const app = readJson('package.json');
const programs = ['main', 'migrate', 'seed'].filter((name) => existsSync(`src/${name}.ts`));

// @oxc-project/runtime holds what the compiler makes decorators of: it is part of our code.
const isExternal = (id) => !/^(\.|\/|\0|[A-Za-z]:\\|@flowkeep\/|@oxc-project\/runtime)/.test(id);

// A file that code finds beside itself has to be beside the bundle too.
const besideTheBundle = {
  name: 'files-beside-the-bundle',
  transform(code, id) {
    for (const [, name] of code.matchAll(/new URL\('\.\/([\w.-]+)', import\.meta\.url\)/g)) {
      const path = join(dirname(id), name);
      if (existsSync(path)) this.emitFile({ type: 'asset', fileName: name, source: readFileSync(path) });
    }
  },
};

rmSync('dist', { recursive: true, force: true });
const build = await rolldown({
  input: Object.fromEntries(programs.map((name) => [name, `src/${name}.ts`])),
  plugins: [besideTheBundle],
  platform: 'node',
  external: isExternal,
  tsconfig: resolve('tsconfig.json'),
  transform: { target: 'node20' },
});
const { output: files } = await build.write({ dir: 'dist', format: 'esm', sourcemap: true, keepNames: true });

const fileNames = new Set(files.map((file) => file.fileName));
const packages = files
  .filter((file) => file.type === 'chunk')
  .flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])
  .filter((id) => isExternal(id) && !isBuiltin(id) && !fileNames.has(id))
  .map((id) =>
    id
      .split('/')
      .slice(0, id.startsWith('@') ? 2 : 1)
      .join('/'),
  );

const require = createRequire(resolve('package.json'));
const versionOf = (name) => {
  const found = require.resolve.paths(name).map((folder) => `${folder}/${name}/package.json`);
  const path = found.find((candidate) => existsSync(candidate));
  if (!path) throw new Error(`${app.name} imports ${name}, which is not installed. Add it to its package.json.`);
  return readJson(path).version;
};

const names = [...new Set([...packages, ...(app.runtimeDependencies ?? [])])].sort();
const manifest = {
  name: app.name,
  version: app.version,
  private: true,
  type: 'module',
  engines: { node: '>=20.19.0' },
  dependencies: Object.fromEntries(names.map((name) => [name, versionOf(name)])),
};
mkdirSync('dist', { recursive: true });
writeFileSync('dist/package.json', `${JSON.stringify(manifest, null, 2)}\n`);
