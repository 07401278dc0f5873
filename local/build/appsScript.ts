/** What is pushed beside the client's pages: the script, as rollup.config.mjs makes it, and the manifest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type OutputOptions, type RollupOptions, rollup } from 'rollup';
import type { BuiltFile } from './output.js';

interface Configuration {
  configuration(root: string): RollupOptions & { readonly output: OutputOptions };
}

const CONFIGURATION = pathToFileURL(join(__dirname, '..', '..', 'rollup.config.mjs')).href;

export async function appsScript(root: string): Promise<BuiltFile[]> {
  const { configuration } = (await import(CONFIGURATION)) as Configuration;
  const options = configuration(root);
  const bundle = await rollup(options);
  const { output } = await bundle.generate(options.output);
  await bundle.close();
  return [
    { path: 'dist/Code.js', content: output[0].code },
    { path: 'dist/appsscript.json', content: readFileSync(join(root, 'appsscript.json'), 'utf8') },
  ];
}
