/** Run by tsx: builds the script and the sidebar with BigQuery into a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { appsScript } from '../../../local/build/appsScript.js';
import { clientPage } from '../../../local/build/clientPage.js';

const root = join(__dirname, '..', '..', '..');
const [folder] = process.argv.slice(2);

async function build(to: string): Promise<void> {
  const files = [...(await appsScript(root, true)), await clientPage(root, 'sidebar', false, true)];
  mkdirSync(to, { recursive: true });
  for (const { path, content } of files) writeFileSync(join(to, basename(path)), content);
}

void build(folder!);
