/** Ui and Menu, and HtmlService: what the person is shown. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution } from '../running/execution.js';
import type { MenuItem } from '../state/hostState.js';
import { emulate } from './notEmulated.js';

type Ui = GoogleAppsScript.Base.Ui;
type Menu = GoogleAppsScript.Base.Menu;
type HtmlOutput = GoogleAppsScript.HTML.HtmlOutput;
type HtmlService = GoogleAppsScript.HTML.HtmlService;

interface Page {
  title: string;
  width: number | null;
  height: number | null;
  readonly html: string;
}

const pages = new WeakMap<object, Page>();

export function ui(execution: Execution): Ui {
  const { state } = execution;
  return emulate<Ui>(
    'Ui',
    {
      createMenu: (title: string) => {
        const items: MenuItem[] = [];
        const menu: Menu = emulate<Menu>(
          'Menu',
          {
            addItem(label: string, functionName: string) {
              items.push({ label, functionName });
              return menu;
            },
            addSeparator: () => menu,
            addToUi() {
              const standing = state.menus.findIndex((other) => other.title === title);
              if (standing >= 0) state.menus.splice(standing, 1);
              state.menus.push({ title, items });
            },
          },
          execution,
        );
        return menu;
      },
      showSidebar(output: HtmlOutput) {
        const { title, html } = pages.get(output)!;
        state.shown.push({ kind: 'sidebar', title, content: html });
      },
      showModalDialog(userInterface: object, title: string) {
        const page = pages.get(userInterface);
        if (!page) throw new Error("The parameters don't match the method signature for Ui.showModalDialog.");
        const { html, width, height } = page;
        state.shown.push({ kind: 'dialog', title, content: html, width, height });
      },
    },
    execution,
  );
}

export function htmlService(execution: Execution, directory: string): HtmlService {
  return emulate<HtmlService>(
    'HtmlService',
    {
      createHtmlOutputFromFile: (name: string) => {
        let html: string;
        try {
          html = readFileSync(join(directory, `${name}.html`), 'utf8');
        } catch {
          throw new Error(`No HTML file named ${name} was found.`);
        }
        const page: Page = { title: '', width: null, height: null, html };
        const output: HtmlOutput = emulate<HtmlOutput>(
          'HtmlOutput',
          {
            setTitle(title: string) {
              page.title = title;
              return output;
            },
            setWidth(width: number) {
              page.width = width;
              return output;
            },
            setHeight(height: number) {
              page.height = height;
              return output;
            },
            getContent: () => page.html,
          },
          execution,
        );
        pages.set(output, page);
        return output;
      },
    },
    execution,
  );
}
