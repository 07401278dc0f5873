/**
 * dist/Code.js: the program as Apps Script wants it. There every file shares one global scope without modules, in which
 * each top-level function is a public endpoint. So the program is one closure, entered on first use, and beside it
 * stand only the contract's names: each a plain function declaration that hands on to the closure, a custom function's
 * with its help directly above it. It is shipped to be read: indented, every name as it was written.
 *
 * A cell with a custom function makes an execution of its own that wants the calendar and nothing else. So the closure
 * has an inner one, with all that only the commands need, which is entered by the first of them.
 *
 * `npm run build` (local/build) runs this configuration, makes the client's pages and the local host beside it, and
 * swaps all of it in at the end.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import nodeResolve from '@rollup/plugin-node-resolve';
import typescript from '@rollup/plugin-typescript';
import { parse } from 'acorn';
import ts from 'typescript';

/** Exports `endpoints`: by name what the client, the menu and the triggers may call, each with one argument. */
const ENDPOINTS = 'src/index.ts';
/** Exports the custom functions. */
const FUNCTIONS = 'src/functions.ts';

/** Name, parameters and help (its JSDoc block, which people see) of every function that a file exports. */
function customFunctions(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements
    .filter(
      (node) =>
        ts.isFunctionDeclaration(node) &&
        node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .map((node) => ({
      name: node.name.text,
      parameters: node.parameters.map((parameter) => parameter.name.getText()),
      doc: (ts.getLeadingCommentRanges(text, node.pos) ?? [])
        .map(({ pos, end }) => text.slice(pos, end))
        .slice(-1)
        .join(''),
    }));
}

function customFunction({ name, parameters, doc }) {
  const list = parameters.join(', ');
  return `${doc}\nfunction ${name}(${list}) {\n  return papi.inside.${name}(${list});\n}\n`;
}

const endpoint = (name) =>
  `function ${name}(argument) {\n  return papi.inside.endpoints.${name}(argument);\n}\n`;

/** The names of the endpoints, as the script itself has them: it must load without any of Google's services. */
const endpointsOf = (script) => runInNewContext(`${script};Object.keys(papi.inside.endpoints)`);

const ENTRY = '\0papi';
/** Stands where what the custom functions need ends, and what only the commands need begins. */
const DOOR = '\0door';
const DOOR_TEXT = 'THE_COMMANDS_FOLLOW;';

/** An entry that exports everything that Apps Script may call: what the custom functions need comes first. */
const publicEntry = (root) => ({
  name: 'public-entry',
  resolveId: (id) => (id === ENTRY || id === DOOR ? id : null),
  load: (id) =>
    id === ENTRY
      ? [join(root, FUNCTIONS), DOOR, join(root, ENDPOINTS)]
          .map((file) => `export * from ${JSON.stringify(file)};`)
          .join('\n')
      : id === DOOR
        ? { code: DOOR_TEXT, moduleSideEffects: true }
        : null,
});

/** The module that says whether BigQuery is built in; where it is, what is put in its place. */
const BUILT = 'src/bigQuery/built.ts';

/** The texts of sql/ by their paths: 'views/figures'. */
const sqlTexts = (root) =>
  Object.fromEntries(
    readdirSync(join(root, 'sql'), { recursive: true })
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map((name) => [
        name.replace(/\\/g, '/').replace(/\.sql$/, ''),
        readFileSync(join(root, 'sql', name), 'utf8').replace(/^--.*\n/gm, ''),
      ]),
  );

const withBigQuery = (root) => ({
  name: 'with-big-query',
  load: (id) =>
    id === join(root, BUILT)
      ? `export const WITH_BIG_QUERY = true;\nexport const SQL_TEXTS = ${JSON.stringify(sqlTexts(root), null, 2)};\n`
      : null,
});

/** The program without its comments, which are for whoever reads src/; a line that held nothing else goes. */
function withoutComments(code) {
  const comments = [];
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
const INNER = new RegExp(`\n {2}${DOOR_TEXT}\n`);
const TAIL = /((?:\n {2}exports\.\w+ = \w+;)+)\n+ {2}return exports;\n+\}\)\(\{\}\);\n$/;

/** The closure and its inner one, each entered once, on first use; what it hands out takes its place. */
function enteredOnce(code) {
  if (![HEAD, INNER, TAIL].every((part) => part.test(code)))
    throw new Error('rollup wraps the program in another way than it did.');
  const outer = TAIL.exec(code)[1]
    .split('\n')
    .filter((line) => line !== '' && !line.includes('.endpoints '));
  return code
    .replace(HEAD, () => "const papi = { get inside() {\n  'use strict';\n\n  const exports = {};\n")
    .replace(INNER, () =>
      [
        '',
        ...outer,
        "  Object.defineProperty(papi, 'inside', { value: exports });",
        '',
        "  Object.defineProperty(exports, 'endpoints', { configurable: true, get() {",
        '',
      ].join('\n'),
    )
    .replace(
      TAIL,
      () =>
        "\n\n  Object.defineProperty(exports, 'endpoints', { value: endpoints });\n  return endpoints;\n  } });\n\n  return exports;\n} };\n",
    );
}

/** Makes of the bundle the one script that is pushed. */
const asScript = (root) => ({
  name: 'apps-script',
  generateBundle(_, bundle) {
    const [chunk] = Object.values(bundle);
    const script = enteredOnce(withoutComments(chunk.code));
    chunk.code = [
      '/* PAPI plan tracker. Apache-2.0. Built from src/; edit there. */',
      script,
      ...endpointsOf(script).map(endpoint),
      ...customFunctions(join(root, FUNCTIONS)).map(customFunction),
    ].join('\n');
  },
});

/**
 * @param root the project's folder; the tests build a small one
 * @param bigQuery whether BigQuery is built in
 */
export function configuration(root, bigQuery = false) {
  return {
    input: ENTRY,
    output: {
      file: join(root, 'dist', 'Code.js'),
      format: 'iife',
      name: 'papi',
      exports: 'named',
      esModule: false,
      freeze: false,
      externalLiveBindings: false,
      generatedCode: { preset: 'es2015', symbols: false },
      indent: '  ',
    },
    plugins: [
      publicEntry(root),
      bigQuery && withBigQuery(root),
      // `npm run typecheck` checks the types.
      typescript({
        tsconfig: join(root, 'src', 'tsconfig.json'),
        filterRoot: root,
        compilerOptions: { noCheck: true, noEmit: false },
        include: ['src/**/*.ts'],
        noEmitOnError: true,
      }),
      nodeResolve(),
      asScript(root),
    ],
    onwarn(warning) {
      throw new Error(warning.message);
    },
  };
}

export default configuration(dirname(fileURLToPath(import.meta.url)));
