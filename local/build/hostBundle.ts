/** The local host as one file for Node (it starts in half a second, and needs no ES modules of Node's own), and its page. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import type { BuiltFile } from './output.js';
import { plainFields } from './plainFields.js';

async function bundled(root: string, outdir: string, options: BuildOptions): Promise<BuiltFile[]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    write: false,
    outdir,
    logLevel: 'silent',
    ...options,
  });
  return outputFiles!.map(({ path, contents }) => ({ path: relative(root, path), content: contents }));
}

/** DuckDB, behind the stand-in for BigQuery. */
const DUCK_THREAD = 'local/services/bigQuery/duckThread.ts';

export async function hostBundle(root: string): Promise<BuiltFile[]> {
  const parts = await Promise.all([
    bundled(root, '.build', {
      entryPoints: { local: 'local/main.ts' },
      outExtension: { '.js': '.cjs' },
      sourcemap: true,
      platform: 'node',
      target: 'node20',
      plugins: [plainFields],
    }),
    // A thread of its own, whose native module stays where npm put it.
    existsSync(join(root, DUCK_THREAD))
      ? bundled(root, '.build', {
          entryPoints: { duckThread: DUCK_THREAD },
          outExtension: { '.js': '.cjs' },
          platform: 'node',
          target: 'node20',
          external: ['@duckdb/node-api'],
        })
      : [],
    bundled(root, '.build/page', {
      entryPoints: { page: 'local/page/page.tsx' },
      platform: 'browser',
      target: 'es2022',
      format: 'iife',
      minify: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
  ]);
  return [
    ...parts.flat(),
    { path: '.build/page/page.html', content: readFileSync(join(root, 'local/page/page.html'), 'utf8') },
  ];
}
