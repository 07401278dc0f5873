/** Everything that is built of a project's folder: the pushed script, the client's pages, the local host. */
import { appsScript } from './appsScript.js';
import { CLIENT_PAGES, clientPage } from './clientPage.js';
import { hostBundle } from './hostBundle.js';
import { putInPlace } from './output.js';

export interface BuildOptions {
  /** The client's scripts are not shortened. */
  readonly readable?: boolean;
  /** The script has BigQuery in it, its manifest names the service, the sidebar has the tab. */
  readonly bigQuery?: boolean;
  /** The local host stays as it is: it is not the one that is running. */
  readonly withoutHost?: boolean;
}

export async function buildProject(root: string, options: BuildOptions = {}): Promise<void> {
  const { bigQuery = false } = options;
  const pages = Object.keys(CLIENT_PAGES) as (keyof typeof CLIENT_PAGES)[];
  const parts = await Promise.all([
    appsScript(root, bigQuery),
    ...pages.map(async (name) => [await clientPage(root, name, options.readable ?? false, bigQuery)]),
    options.withoutHost ? [] : hostBundle(root),
  ]);
  putInPlace(root, parts.flat(), options.withoutHost ? ['dist'] : ['dist', '.build/page']);
}
