/** The client's pages: each one self-contained HTML file, its script and style inlined, as HtmlService wants it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuiltFile } from './output.js';

/** Their titles by the names of their files. */
export const CLIENT_PAGES = {
  sidebar: 'Theo dõi PAPI',
  dashboard: 'Biểu đồ',
  report: 'Báo cáo chính thức',
  letters: 'Thư nhắc hôm nay',
  urging: 'Công văn đôn đốc',
  decision: 'Văn bản xếp loại',
};

/** A page's script or style: the sidebar's stand in front, each dialog's in a room of its own. */
const clientFile = (name: string, ending: string): string =>
  name === 'sidebar' ? `sidebar/sidebar.${ending}` : `sidebar/pages/${name}/${name}.${ending}`;

async function script(root: string, name: string, readable: boolean, bigQuery: boolean): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [clientFile(name, 'tsx')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2020',
    charset: 'utf8',
    minify: !readable,
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"', WITH_BIG_QUERY: String(bigQuery) },
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

/**
 * @param readable not shortened, for whoever develops
 * @param bigQuery with what only a build with BigQuery shows
 */
export async function clientPage(
  root: string,
  name: keyof typeof CLIENT_PAGES,
  readable: boolean,
  bigQuery = false,
): Promise<BuiltFile> {
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const code = (await script(root, name, readable, bigQuery)).replace(/<\/(script)/gi, '<\\/$1');
  // Dialogs look as the sidebar does, with what is their own after it.
  const style = [...new Set(['sidebar/sidebar.css', clientFile(name, 'css')])].map(read).join('\n');
  const content = read('sidebar/page.html')
    .replace('<!-- title -->', CLIENT_PAGES[name])
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- script -->', () => `<script>${code}</script>`);
  return { path: `dist/${name}.html`, content };
}
