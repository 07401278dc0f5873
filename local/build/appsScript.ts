/** What is pushed beside the client's pages: the script, as rollup.config.mjs makes it, and the manifest. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type OutputOptions, type RollupOptions, rollup } from 'rollup';
import type { BuiltFile } from './output.js';

interface Configuration {
  configuration(root: string, bigQuery: boolean): RollupOptions & { readonly output: OutputOptions };
}

const CONFIGURATION = pathToFileURL(join(__dirname, '..', '..', 'rollup.config.mjs')).href;

interface Manifest {
  readonly dependencies: object;
  readonly oauthScopes: readonly string[];
}

/**
 * The manifest of a build with BigQuery: the advanced service, and the one scope that loading and asking need. There is
 * a narrower one for reading alone (bigquery.readonly), but none for loading into one data set.
 */
const withBigQuery = (manifest: Manifest): object => ({
  ...manifest,
  dependencies: {
    ...manifest.dependencies,
    enabledAdvancedServices: [{ userSymbol: 'BigQuery', serviceId: 'bigquery', version: 'v2' }],
  },
  oauthScopes: [...manifest.oauthScopes, 'https://www.googleapis.com/auth/bigquery'],
});

export async function appsScript(root: string, bigQuery = false): Promise<BuiltFile[]> {
  const { configuration } = (await import(CONFIGURATION)) as Configuration;
  const options = configuration(root, bigQuery);
  const bundle = await rollup(options);
  const { output } = await bundle.generate(options.output);
  await bundle.close();
  const manifest = readFileSync(join(root, 'appsscript.json'), 'utf8');
  return [
    { path: 'dist/Code.js', content: output[0].code },
    {
      path: 'dist/appsscript.json',
      content: bigQuery
        ? `${JSON.stringify(withBigQuery(JSON.parse(manifest) as Manifest), null, 2)}\n`
        : manifest,
    },
  ];
}
