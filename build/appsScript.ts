/**
 * Code.js: the program as Apps Script wants it. There every file shares one global scope without modules, in which each
 * top-level function is a public endpoint. So the program is one closure, entered on first use, and beside it stand
 * only the contract's names: each a plain function declaration that hands on to the closure, a custom function's with
 * its help directly above it. It is shipped to be read: indented, every name as it was written.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import nodeResolve from '@rollup/plugin-node-resolve';
import { type Comment, parse } from 'acorn';
import { transform } from 'esbuild';
import { type Plugin, rollup } from 'rollup';
import ts from 'typescript';
import type { BuiltFile } from './output.js';

/** Exports `endpoints`: by name what the client, the menu and the triggers may call, each with one argument. */
const ENDPOINTS = 'src/index.ts';
/** Exports the custom functions. */
const FUNCTIONS = 'src/functions.ts';

interface CustomFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Its JSDoc block: the help that people see. */
  readonly doc: string;
}

/** The functions that a file exports. */
function customFunctions(file: string): CustomFunction[] {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements.flatMap((node) =>
    ts.isFunctionDeclaration(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      ? [
          {
            name: node.name!.text,
            parameters: node.parameters.map((parameter) => parameter.name.getText()),
            doc: (ts.getLeadingCommentRanges(text, node.pos) ?? [])
              .map(({ pos, end }) => text.slice(pos, end))
              .slice(-1)
              .join(''),
          },
        ]
      : [],
  );
}

function customFunction({ name, parameters, doc }: CustomFunction): string {
  const list = parameters.join(', ');
  return `${doc}\nfunction ${name}(${list}) {\n  return papi.inside.${name}(${list});\n}\n`;
}

const endpoint = (name: string): string =>
  `function ${name}(argument) {\n  return papi.inside.endpoints.${name}(argument);\n}\n`;

/** The names of the endpoints, as the script itself has them: it must load without any of Google's services. */
const endpointsOf = (script: string): string[] =>
  runInNewContext(`${script};Object.keys(papi.inside.endpoints)`) as string[];

const ENTRY = '\0papi';

/** An entry that exports everything that Apps Script may call. */
const publicEntry = (root: string): Plugin => ({
  name: 'public-entry',
  resolveId: (id) => (id === ENTRY ? ENTRY : null),
  load: (id) =>
    id === ENTRY
      ? [ENDPOINTS, FUNCTIONS].map((file) => `export * from ${JSON.stringify(join(root, file))};`).join('\n')
      : null,
});

/** TypeScript to ES2020, file by file; names and shape stay. */
const typescript: Plugin = {
  name: 'typescript',
  resolveId(source, importer) {
    return importer?.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(source)
      ? join(importer, '..', source.replace(/\.js$/, '.ts'))
      : null;
  },
  async transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    const { code: script } = await transform(code, {
      loader: 'ts',
      target: 'es2020',
      charset: 'utf8',
      sourcefile: id,
      tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
    });
    return { code: script, map: null };
  },
};

/** The program without its comments, which are for whoever reads src/; a line that held nothing else goes. */
function withoutComments(code: string): string {
  const comments: Comment[] = [];
  parse(code, { ecmaVersion: 2020, sourceType: 'script', onComment: comments });
  let text = '';
  let at = 0;
  for (const { start, end } of comments) {
    const lineStart = code.lastIndexOf('\n', start - 1) + 1;
    const alone = code.slice(lineStart, start).trim() === '' && code[end] === '\n';
    text += code.slice(at, alone ? lineStart : start);
    at = alone ? end + 1 : code[end] === ' ' ? end + 1 : end;
  }
  return text + code.slice(at);
}

const HEAD = /^var papi = \(function \(exports\) \{\n {2}'use strict';\n/;
const TAIL = /\n {2}return exports;\n+\}\)\(\{\}\);\n$/;

/** The closure, entered once, on first use; what it hands out takes its place. */
function enteredOnce(code: string): string {
  if (!HEAD.test(code) || !TAIL.test(code))
    throw new Error('rollup wraps the program in another way than it did.');
  return code
    .replace(HEAD, () => "const papi = { get inside() {\n  'use strict';\n\n  const exports = {};\n")
    .replace(
      TAIL,
      () => "\n  Object.defineProperty(papi, 'inside', { value: exports });\n  return exports;\n} };\n",
    );
}

export async function appsScript(root: string): Promise<BuiltFile[]> {
  const bundle = await rollup({
    input: ENTRY,
    plugins: [publicEntry(root), typescript, nodeResolve()],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({
    format: 'iife',
    name: 'papi',
    exports: 'named',
    esModule: false,
    freeze: false,
    externalLiveBindings: false,
    generatedCode: 'es2015',
    indent: '  ',
  });
  await bundle.close();
  const script = enteredOnce(withoutComments(output[0].code));
  const code = [
    '/* PAPI plan tracker. Apache-2.0. Built from src/; edit there. */',
    script,
    ...endpointsOf(script).map(endpoint),
    ...customFunctions(join(root, FUNCTIONS)).map(customFunction),
  ].join('\n');
  return [
    { path: 'dist/Code.js', content: code },
    { path: 'dist/appsscript.json', content: readFileSync(join(root, 'appsscript.json'), 'utf8') },
  ];
}
