/** Which workbook is shown, and the way to the others; links between them lead here, not to Google. */
import { Menu } from './menu.js';
import type { Situation } from './server.js';
import { useWords } from './words.js';

type Workbooks = Situation['workbooks'];

export function WorkbookSwitch({ workbooks }: { readonly workbooks: Workbooks }) {
  const words = useWords();
  const here = workbooks.find(({ isHere }) => isHere);
  if (!here || workbooks.length < 2) return <b class="name">Theo dõi PAPI</b>;
  return (
    <Menu
      title={here.title}
      label={`${words.workbook}: ${here.title}`}
      items={workbooks.map(({ title, path, isMade, isHere }) => ({
        label: `${isHere ? '✓ ' : ''}${title}${isMade ? '' : ` (${words.notMade})`}`,
        functionName: path,
      }))}
      choose={(path) => path !== here.path && location.assign(path)}
    />
  );
}

/** An address of a spreadsheet as the add-in writes it: the id, and what it leads to within. */
const LINK = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([\w-]+)(?:\/edit)?(?:\?[^#]*)?(#.*)?$/;

export const isWorkbookLink = (text: string): boolean => LINK.test(text.trim());

/** Where in a workbook an address leads. */
export interface Target {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const columnNumber = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** @example targetOf('#gid=5&range=A3:C9') //=> { sheet: '5', row: 2, column: 0, rows: 7, columns: 3 } */
export function targetOf(hash: string): Target | null {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const sheet = said.get('gid');
  if (sheet === null) return null;
  const [, left = 'A', top = '1', right = left, bottom = top] =
    /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(said.get('range') ?? '') ?? [];
  const [row, column] = [Number(top) - 1, columnNumber(left)];
  return {
    sheet,
    row,
    column,
    rows: Math.max(Number(bottom) - row, 1),
    columns: Math.max(columnNumber(right) - column + 1, 1),
  };
}

/** Follows a link: within this workbook, to another one of this machine in a window of its own, or to Google. */
export function follow(link: string, workbooks: Workbooks, goTo: (target: Target) => void): void {
  const [, id, hash = ''] = LINK.exec(link.trim()) ?? [];
  const leads = workbooks.find((one) => one.id === id);
  const target = leads?.isHere ? targetOf(hash) : null;
  if (target) goTo(target);
  else if (leads) window.open(`${leads.path}${hash}`, '_blank');
  else window.open(link, '_blank', 'noopener');
}
