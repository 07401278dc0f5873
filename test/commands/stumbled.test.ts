/**
 * Google's services stumble ("Service Spreadsheets failed while accessing document"), before or after a call was done: the
 * command is tried again, what it left to itself goes on, and the workbook is as if nothing had happened, rights included.
 */
import type { CheckReport } from '../../src/contract.js';
import { goOn } from '../support/goOn.js';
import type { RunOptions } from '../support/localHost.js';
import { guardedPlan, OFFICIALS, officialOf } from '../support/plans/guardedPlan.js';
import { closeHosts, preparedHost, type TestHost } from '../support/preparedHost.js';
import { runs } from '../support/soak.js';
import { pointsOf, repair, rightsOf } from '../support/standingRights.js';

afterEach(closeHosts);

const REPORTS = 'Báo cáo quý';
const STUMBLED = new Error('Service Spreadsheets failed while accessing document with id 1AbC.');

const lived = (): TestHost =>
  preparedHost('lived, to stumble', guardedPlan, (workbook) => {
    workbook.type('Cấu hình', { Mục: 'Ngày ban hành kế hoạch' }, 'Giá trị', '10/03/2023');
    const row = { Kỳ: '2023-Q1', 'Mã NV': 'NV01', 'Mã cơ quan': 'SNV' };
    const typed = workbook.cell(REPORTS, row, 'Kết quả thực hiện');
    workbook.host.type(REPORTS, typed, 'Đã làm', officialOf('SNV'));
    workbook.host.type(REPORTS, workbook.cell(REPORTS, row, 'Duyệt'), 'Đã duyệt');
  });

const after = (name: string, request: object, seen?: true): (() => TestHost) => {
  const title = `lived, and ${name} ${JSON.stringify(request)}`;
  return () =>
    preparedHost(title, lived, (workbook) => {
      run(workbook, { name, request, ...(seen ? { seen } : {}) });
      goOn(workbook);
    });
};

const ANNEX = [
  ['TT', 'Nội dung', 'Sản phẩm', 'Chủ trì', 'Phối hợp', 'Thời gian'],
  ['1', 'Khảo sát ý kiến người dân', 'Báo cáo', 'Cơ quan SNV', 'Cơ quan STC', '30/9/2023'],
  ['2', 'Rà soát thủ tục hành chính', 'Báo cáo', 'Cơ quan STP', '', '31/10/2023'],
];
const SUCCESSION = {
  from: 'STC',
  to: 'SNV',
  on: '01/06/2023',
  parts: [{ to: 'STP', works: ['NV05'] }],
};

interface Command {
  /** Where the name is not enough. */
  readonly title?: string;
  readonly name: string;
  /** What it is done upon, if not the lived workbook. */
  readonly open?: () => TestHost;
  readonly request: object;
  /** It is previewed first, by itself or by another, and done as it was seen. */
  readonly seen?: true | string;
  /** What a second try may be told once all is done. */
  readonly isDone?: RegExp;
  /** Cut off between two rows it leaves what only «Sửa bảng tính» puts together again, as the check says. */
  readonly isRepaired?: true;
}

const COMMANDS: readonly Command[] = [
  { name: 'openPeriod', request: { period: '2023-Q2' } },
  { name: 'closePeriod', request: { period: '2023-Q1' }, isDone: /đang ở trạng thái «Đã chốt»/ },
  { name: 'setUpWorkbook', request: { with: ['inspectionPlans'] } },
  {
    name: 'renameCode',
    request: { of: 'agency', from: 'SNV', to: 'SNVU' },
    seen: true,
    isDone: /không còn trang nào ghi mã này/,
  },
  {
    name: 'extendDeadline',
    request: { key: 'task|NV01|SNV', due: '30/06/2023', document: '812/UBND', documentDay: '07/06/2023' },
    seen: true,
    isDone: /phải muộn hơn hạn đang tính/,
  },
  {
    name: 'succeedAgency',
    request: SUCCESSION,
    seen: true,
    isDone: /đã chuyển giao xong/,
    isRepaired: true,
  },
  {
    title: 'succeedAgency, taken back',
    name: 'succeedAgency',
    open: after('succeedAgency', SUCCESSION, true),
    request: { from: 'STC', undo: true },
    seen: true,
    isDone: /không có lần chuyển giao nào để bỏ/,
    isRepaired: true,
  },
  {
    name: 'reopenPeriod',
    open: after('closePeriod', { period: '2023-Q1' }),
    request: { period: '2023-Q1' },
    isDone: /chỉ mở lại kỳ đã chốt/,
  },
  { name: 'addAgencies', request: { names: ['Sở Mới'] }, seen: true },
  { name: 'importPlan', request: { table: ANNEX }, seen: 'previewImport' },
  {
    name: 'undoImport',
    open: importedPlan,
    request: {},
    isDone: /Không có lần nhập kế hoạch nào để bỏ/,
  },
];

function importedPlan(): TestHost {
  return preparedHost('lived, and a plan imported', lived, (workbook) => {
    run(workbook, { name: 'importPlan', request: { table: ANNEX }, seen: 'previewImport' });
    goOn(workbook);
  });
}

function run(
  workbook: TestHost,
  { name, request, seen }: Pick<Command, 'name' | 'request' | 'seen'>,
  options?: RunOptions,
): void {
  const { fingerprint } = seen
    ? workbook.call<{ fingerprint: string }>(seen === true ? name : seen, request)
    : { fingerprint: undefined };
  workbook.call(name, { ...request, ...(fingerprint === undefined ? {} : { fingerprint }) }, options);
}

const isFilled = (row: readonly unknown[]): boolean => row.some((cell) => cell !== '');
/** Reports of an agency are brought together in whichever order. */
const ANY_ORDER = REPORTS;
/** What was tried twice may be told twice. */
const LEDGER = 'Nhật ký';

/** Every sheet without its empty rows. */
const contentOf = (workbook: TestHost): Record<string, unknown> =>
  Object.fromEntries(
    workbook.host
      .sheets()
      .filter(({ title }) => title !== LEDGER)
      .map(({ title }) => {
        const rows = workbook
          .cells(title)
          .filter(isFilled)
          .map((row) => JSON.stringify(row));
        return [title, title === ANY_ORDER ? rows.sort() : rows];
      }),
  );

/** In which rows, by what stands there, and which columns each official may edit. */
function rightsIn(workbook: TestHost): readonly string[] {
  const sheets = new Map(workbook.host.sheets().map(({ title }) => [title, workbook.cells(title)]));
  return OFFICIALS.flatMap((official) =>
    [...rightsOf(workbook, official)].flatMap((cell) => {
      const at = cell.lastIndexOf(' ');
      const title = cell.slice(0, at);
      const [row, column] = cell.slice(at + 1).split(',');
      const values = sheets.get(title)![Number(row)]!;
      return title === LEDGER || !isFilled(values)
        ? []
        : [`${official} ${title} ${column} ${JSON.stringify(values)}`];
    }),
  ).sort();
}

describe.each(COMMANDS.map((one) => ({ title: one.name, open: lived, ...one })))('$title', (command) => {
  const { open } = command;
  test.each([
    ['was not done', false],
    ['was done, and its answer was lost', true],
  ])('a call that %s', (_, done) => {
    const whole = open();
    run(whole, command);
    const calls = whole.host.lastMeter!.count;
    goOn(whole);
    const wanted = { content: contentOf(whole), rights: rightsIn(whole) };
    for (const call of pointsOf(calls, runs(calls, 4))) {
      closeHosts();
      const workbook = open();
      let stumbled = false;
      try {
        run(workbook, command, { meter: { failAt: { call, done, error: STUMBLED } } });
      } catch (error) {
        stumbled = true;
        expect((error as Error).message).toContain('failed while accessing');
      }
      goOn(workbook);
      if (stumbled)
        try {
          run(workbook, command);
        } catch (error) {
          expect((error as Error).message).toMatch(command.isDone ?? /^never$/);
        }
      goOn(workbook);
      if (command.isRepaired && workbook.call<CheckReport>('checkWorkbook').repairable) repair(workbook);
      expect({ call, content: contentOf(workbook), rights: rightsIn(workbook) }).toEqual({ call, ...wanted });
    }
  });
});
