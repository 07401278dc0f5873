/**
 * Builds dist/: Code.js, appsscript.json and the client's HTML files.
 *
 * Apps Script runs one global scope without modules, where every top-level function is a public endpoint. So the
 * program is one closure, entered on first use, and beside it stand only the contract's names: each a plain
 * function declaration that hands on to the closure, a custom function's with its JSDoc directly above it.
 */
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import typescript from '@rollup/plugin-typescript';
import { build } from 'esbuild';
import ts from 'typescript';

/** Watching: nothing is shortened or checked, so that a change shows within two seconds. */
const watching = process.env.ROLLUP_WATCH === 'true';

/** The files whose exported functions are the contract's names. */
const PUBLIC_FILES = ['src/index.ts', 'src/functions.ts'];

/** Name, parameter names and JSDoc block of every function that a file exports. */
function publicFunctions(file) {
  const text = readFileSync(file, 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  return source.statements
    .filter(
      (node) =>
        ts.isFunctionDeclaration(node) && node.modifiers?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword),
    )
    .map((node) => ({
      name: node.name.text,
      parameters: node.parameters.map((parameter) => parameter.name.text),
      doc: ts
        .getLeadingCommentRanges(text, node.pos)
        .map(({ pos, end }) => text.slice(pos, end))
        .at(-1),
    }));
}

function declaration({ name, parameters, doc }) {
  const list = parameters.join(', ');
  // Of the others the help is for whoever reads src/: it would cost each execution its parsing.
  const help = doc.includes('@customfunction') ? `${doc}\n` : '';
  return `${help}function ${name}(${list}) {\n  return papi.inside.${name}(${list});\n}\n`;
}

/** An entry that exports everything the public files export. */
function contractEntry() {
  const entry = '\0papi-entry';
  return {
    name: 'contract-entry',
    resolveId: (id) => (id === 'papi-entry' ? entry : null),
    load: (id) =>
      id === entry
        ? PUBLIC_FILES.map((file) => `export * from '${process.cwd()}/${file}';`).join('\n')
        : null,
    buildStart() {
      for (const file of PUBLIC_FILES) this.addWatchFile(file);
    },
  };
}

/** Wraps the bundle's body in a closure that is entered once, on first use. */
function appsScript() {
  return {
    name: 'apps-script',
    renderChunk(code) {
      const exported = code.match(/export ?\{([^}]*)\};?\s*$/);
      if (!exported) this.error('The bundle does not end in one export list.');
      const body = code.slice(0, exported.index);
      const names = exported[1].replace(/([$\w]+) as ([$\w]+)/g, '$2: $1').trim();
      const functions = PUBLIC_FILES.flatMap(publicFunctions);
      return [
        '/* PAPI plan tracker. Apache-2.0. Built from src/ by rollup; edit there. */',
        'const papi = {',
        '  get inside() {',
        '    const inside = (() => {',
        body.trimEnd(),
        `      return { ${names} };`,
        '    })();',
        "    Object.defineProperty(papi, 'inside', { value: inside });",
        '    return inside;',
        '  },',
        '};',
        '',
        functions.map(declaration).join('\n'),
      ].join('\n');
    },
  };
}

/** Emits files beside the code as they are: target name by source. */
function beside(files) {
  return {
    name: 'beside',
    buildStart() {
      for (const source of Object.keys(files)) this.addWatchFile(source);
    },
    generateBundle() {
      for (const [source, fileName] of Object.entries(files))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(source, 'utf8') });
    },
  };
}

/** The client's pages: their titles by the names of their files. */
const CLIENT_PAGES = { sidebar: 'Theo dõi PAPI', dashboard: 'Biểu đồ', report: 'Báo cáo chính thức' };

/** A page's script or style: the sidebar's stand in front, each dialog's in a room of its own. */
const clientFile = (name, ending) =>
  name === 'sidebar' ? `sidebar/sidebar.${ending}` : `sidebar/${name}/${name}.${ending}`;
const styleOf = (name) => clientFile(name, 'css');

/** One self-contained HTML file: the client's script and style inlined. */
function selfContainedHtml(name) {
  return {
    name: 'self-contained-html',
    buildStart() {
      for (const file of ['sidebar/page.html', 'sidebar/sidebar.css', styleOf(name)]) this.addWatchFile(file);
    },
    generateBundle(_, bundle) {
      const page = readFileSync('sidebar/page.html', 'utf8');
      // Dialogs look as the sidebar does, with what is their own after it.
      const style = [...new Set(['sidebar/sidebar.css', styleOf(name)])]
        .map((sheet) => readFileSync(sheet, 'utf8'))
        .join('\n');
      const [file] = Object.keys(bundle);
      const script = bundle[file].code.replace(/<\/(script)/gi, '<\\/$1');
      delete bundle[file];
      this.emitFile({
        type: 'asset',
        fileName: `${name}.html`,
        source: page
          .replace('<!-- title -->', CLIENT_PAGES[name])
          .replace('<!-- style -->', () => `<style>${style}</style>`)
          .replace('<!-- script -->', () => `<script>${script}</script>`),
      });
    },
  };
}

/**
 * The local host as one file for Node (it starts in half a second, and needs no ES modules of Node's own), and its
 * page.
 */
function localHost() {
  const common = { bundle: true, sourcemap: true, logLevel: 'warning' };
  let built = false;
  return {
    name: 'local-host',
    async closeBundle() {
      // The host that is running is not the one that would be built.
      if (watching && built) return;
      built = true;
      await Promise.all([
        build({
          ...common,
          entryPoints: ['local/main.ts'],
          outfile: '.build/local.cjs',
          platform: 'node',
          target: 'node20',
        }),
        build({
          ...common,
          sourcemap: false,
          entryPoints: ['local/page/page.tsx'],
          outdir: '.build/page',
          platform: 'browser',
          target: 'es2022',
          format: 'iife',
          minify: true,
          jsx: 'automatic',
          jsxImportSource: 'preact',
          define: { 'process.env.NODE_ENV': '"production"' },
        }),
      ]);
      copyFileSync('local/page/page.html', '.build/page/page.html');
    },
  };
}

/** The client's part of a page, inlined into its HTML file. */
const clientPage = (name) => ({
  input: clientFile(name, 'tsx'),
  output: { file: `dist/${name}.js`, format: 'iife' },
  plugins: [
    nodeResolve({ browser: true }),
    commonjs(),
    typescript({
      tsconfig: 'sidebar/tsconfig.json',
      noEmit: false,
      noCheck: watching,
      include: ['sidebar/**/*.ts', 'sidebar/**/*.tsx', 'src/**/*.ts'],
    }),
    !watching && terser(),
    selfContainedHtml(name),
  ],
});

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });

export default [
  {
    input: 'papi-entry',
    output: { file: 'dist/Code.js', format: 'es', freeze: false },
    plugins: [
      contractEntry(),
      nodeResolve(),
      typescript({
        tsconfig: 'src/tsconfig.json',
        noEmit: false,
        noCheck: watching,
        removeComments: true,
        include: ['src/**/*.ts'],
      }),
      appsScript(),
      beside({ 'appsscript.json': 'appsscript.json' }),
      localHost(),
    ],
  },
  ...Object.keys(CLIENT_PAGES).map(clientPage),
];
