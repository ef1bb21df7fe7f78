// Writes src/metadata.ts: what the compiler plugin of @nestjs/swagger would have added to each class of the API.
// Usage, in apps/api: node ../../tools/swagger-metadata.mjs [--check]
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ReadonlyVisitor } from '@nestjs/swagger/plugin';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

const output = resolve('src/metadata.ts');
const sourceFolder = `${resolve('src')}/`;

const visitor = new ReadonlyVisitor({
  introspectComments: true,
  classValidatorShim: true,
  esmCompatible: true,
  pathToSource: resolve('src'),
});
const program = ReadonlyVisitor.createTsProgram(resolve('tsconfig.json'));
// The program follows project references into the libraries, whose classes are not ours to describe.
for (const file of program.getSourceFiles()) {
  if (file.fileName.startsWith(sourceFolder) && file.fileName !== output) visitor.visit(program, file);
}

const { factory } = ts;
const toNode = (value) =>
  typeof value?.kind === 'number'
    ? value
    : factory.createObjectLiteralExpression(
        Object.entries(value).map(([key, inner]) =>
          factory.createPropertyAssignment(factory.createStringLiteral(key), toNode(inner)),
        ),
      );
const section = (entries) =>
  factory.createArrayLiteralExpression(
    entries.map(([path, classes]) => factory.createArrayLiteralExpression([path, toNode(classes)])),
  );
const print = (node) => {
  const file = ts.createSourceFile('metadata.ts', '', ts.ScriptTarget.Latest);
  return ts.createPrinter().printNode(ts.EmitHint.Unspecified, node, file);
};

const { models, controllers } = visitor.collect();
const imports = Object.entries(visitor.typeImports).map(([path, name]) => `${JSON.stringify(path)}: ${name}`);
const code = `/* Written by tools/swagger-metadata.mjs: do not edit. */
export default async () => { const t = { ${imports.join(', ')} };
return { '@nestjs/swagger': { models: ${print(section(models))}, controllers: ${print(section(controllers))} } }; };`;
const withExtensions = code.replace(/(['"]\.\.?\/[^'"]*)\.js(?=['"])/g, '$1.ts');
const text = await format(withExtensions, { ...(await resolveConfig(output)), parser: 'typescript' });

if (!process.argv.includes('--check')) {
  writeFileSync(output, text);
} else if (readFileSync(output, 'utf8') !== text) {
  console.error('apps/api/src/metadata.ts is out of date. Run `npm run openapi`.');
  process.exitCode = 1;
}
