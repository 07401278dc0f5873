/**
 * Whether the rights stand as they should, in few calls: what is wanted against what was last brought up to date, every
 * sheet's own protection, and of the blocks a sample that moves on with the clock. The full comparison is the rights
 * run's own (updateRights).
 */
import { type Flaw, mendable, ofSheet, told } from '../../../check/flaw.js';
import type { Environment } from '../../../environment.js';
import type { Plan } from '../../../plan/model.js';
import {
  type Closed,
  digestOf,
  type WantedBlock,
  type WantedRights,
  wantedRights,
} from '../../../rights/wantedRights.js';
import { LEDGER, SETTINGS } from '../../../schema/sheets.js';
import { sheetsAtHand } from '../../../schema/sheetsAtHand.js';
import type { WorkbookContents } from '../../../workbook/contents.js';
import type { Problem, Severity } from '../../../workbook/reading/problem.js';
import type { StandingProtection } from '../../../workbook/rightsPort.js';
import { isSetUp } from '../../currentPlan.js';
import { frozenTitles } from '../knownSheets/frozenSheets.js';
import { importTitles } from '../knownSheets/importedSheets.js';
import { unsettledApprovals } from './approvals.js';
import { nameIn, sameBlock } from './protect.js';
import { knownBy, rememberedRights } from './rightsMemory.js';
import { stateOf } from './rightsState.js';

/** Blocks compared in full each time. */
const SAMPLE = 1;
const MINUTE_MS = 60_000;

export interface ExaminedRights {
  readonly flaws: readonly Flaw[];
  /** Addresses that the spreadsheet is not shared with. */
  readonly unreachable: readonly string[];
}

type TellMend = (severity: Severity, sheet: string, message: string, remedy?: string) => void;

const STEP = 'Cập nhật quyền sửa: đặt lại các vùng bảo vệ chưa đúng.';

export function examineRights(
  environment: Environment,
  plan: Plan,
  contents: WorkbookContents,
): ExaminedRights {
  const { workbook } = environment;
  const memory = rememberedRights(environment);
  const owner = environment.ownerEmail().toLowerCase();
  const flaws: Flaw[] = [];
  const mend: TellMend = (severity, sheet, message, remedy) => {
    flaws.push(mendable(ofSheet(severity, sheet, message, remedy), STEP, { kind: 'rights' }));
  };
  if (memory === null) {
    // A workbook that was never set up has no rights to lack.
    if (isSetUp(contents))
      mend(
        'lỗi',
        SETTINGS.title,
        'Chưa đặt quyền sửa cho bảng tính này (bảng tính mới được sao chép hoặc nâng cấp).',
      );
    return { flaws, unreachable: [] };
  }
  const named = [...plan.settings.coordinators, ...plan.agencies.flatMap(({ editors }) => editors)];
  const shared = knownBy(memory.sharedMarks, named);
  const wanted = wantedRights(
    sheetsAtHand(contents),
    plan,
    contents,
    { owner, shared },
    frozenTitles(environment),
    importTitles(environment),
  );

  if (memory.state === 'refused')
    flaws.push(told(ofSheet('lỗi', SETTINGS.title, 'Chưa thay đổi quyền sửa của bảng tính.', memory.reason)));
  else if (memory.state === 'barred')
    mend('cảnh báo', SETTINGS.title, stateOf(memory, environment.now()).said);
  else if (memory.state === 'updating')
    mend(
      'cảnh báo',
      SETTINGS.title,
      stateOf(memory, environment.now()).said,
      'Đợi vài phút, hoặc chạy Sửa bảng tính.',
    );
  else if (memory.digest !== digestOf(wanted))
    mend(
      'cảnh báo',
      SETTINGS.title,
      'Cơ quan, người được sửa, kỳ hoặc dòng báo cáo đã thay đổi từ lần đặt quyền sửa trước: vùng bảo vệ chưa theo kịp.',
    );
  const count = workbook.countShared();
  if (memory.shared >= 0 && count !== memory.shared)
    mend(
      'cảnh báo',
      SETTINGS.title,
      `Bảng tính nay chia sẻ cho ${count} người, khi đặt quyền sửa là ${memory.shared}.`,
    );
  for (const title of memory.foreign)
    flaws.push(
      told(
        ofSheet(
          'lỗi',
          title,
          `Trang «${title}» đang do vùng bảo vệ riêng của ai đó giữ, nên chương trình không đặt quyền sửa ở trang này.`,
          'Vào Dữ liệu › Trang tính và dải ô được bảo vệ, bỏ vùng bảo vệ riêng đó, rồi chạy Sửa bảng tính.',
        ),
      ),
    );
  if (memory.state !== 'updating')
    standingFindings(environment, wanted, memory.foreign, memory.digest === digestOf(wanted), mend);
  for (const one of wanted.closed) flaws.push(closedFlaw(one));
  flaws.push(...approvalFlaws(contents));
  return { flaws, unreachable: wanted.unreachable };
}

/** What stands, against what is wanted. */
function standingFindings(
  environment: Environment,
  wanted: WantedRights,
  foreign: readonly string[],
  /** Whether blocks were last set for what is wanted now; else that is told already. */
  current: boolean,
  mend: TellMend,
): void {
  const { rights } = environment.workbook;
  const turn = Math.floor(environment.now().getTime() / MINUTE_MS);
  const wholes = new Map<string, StandingProtection>();
  for (const protection of rights.wholes()) {
    const name = nameIn(protection.description());
    if (name !== null && !wholes.has(name)) wholes.set(name, protection);
  }
  const sampled = new Set([
    SETTINGS.title as string,
    LEDGER.title,
    wanted.sheets[turn % wanted.sheets.length]?.title,
  ]);
  for (const { title, editors, blocks } of wanted.sheets) {
    if (foreign.includes(title)) continue;
    const whole = wholes.get(title);
    const wrong =
      !whole ||
      (current && whole.countOpen() !== blocks.length) ||
      (sampled.has(title)
        ? whole.sheet() !== title || !sameEditors(whole, editors, wanted)
        : whole.countEditors() > editors.length + 1);
    if (wrong) mend('lỗi', title, `Vùng bảo vệ của trang «${title}» chưa đúng.`);
  }
  const blocks = new Map(
    wanted.sheets.flatMap((sheet) => sheet.blocks.map((block) => [block.name, { sheet, block }])),
  );
  const standing = rights.ranges();
  if (standing.length < blocks.size)
    mend('lỗi', SETTINGS.title, `Thiếu ${blocks.size - standing.length} vùng bảo vệ của các cơ quan.`);
  for (let i = 0; i < Math.min(SAMPLE, standing.length); i++) {
    const protection = standing[(turn * SAMPLE + i) % standing.length]!;
    const name = nameIn(protection.description());
    if (name === null) continue;
    const one = blocks.get(name);
    if (!one || !isAsWanted(protection, one.block))
      mend('lỗi', one?.sheet.title ?? protection.sheet(), `Vùng bảo vệ «${name}» chưa đúng.`);
  }
}

const isAsWanted = (protection: StandingProtection, { range, editors }: WantedBlock): boolean =>
  sameBlock(protection.range(), range) && sameList(protection.editors(), editors);

const sameList = (standing: readonly string[], wanted: readonly string[]): boolean =>
  standing.length === wanted.length && standing.every((address) => wanted.includes(address));

/** A sheet frozen by another coordinator than the owner lets that one in until the owner's next run. */
const sameEditors = (
  whole: StandingProtection,
  editors: readonly string[],
  { sheets }: WantedRights,
): boolean => {
  const coordinators = sheets[0]?.editors ?? [];
  const standing = whole.editors();
  return (
    editors.every((address) => standing.includes(address)) &&
    standing.every(
      (address) => editors.includes(address) || (editors.length === 0 && coordinators.includes(address)),
    )
  );
};

/** Approved rows that were edited, or of which nothing says what was approved: one finding each, however many. */
function approvalFlaws(contents: WorkbookContents): Flaw[] {
  return unsettledApprovals(contents).flatMap(({ sheet: { title }, changed, unsealed, unrecorded }) => {
    const flaw = (rows: readonly number[], message: string): Flaw[] =>
      rows.length === 0
        ? []
        : [
            mendable(
              { ...ofSheet('cảnh báo', title, `${message} (dòng ${listed(rows)}).`), row: rows[0]! },
              `${title}: ghi dấu các dòng đã duyệt, ngày trả lại; dòng sửa sau duyệt chuyển về Chờ duyệt.`,
              { kind: 'rights' },
            ),
          ];
    return [
      ...flaw(changed, `${changed.length} dòng bị sửa sau khi đã duyệt; số liệu đã duyệt vẫn được tính`),
      ...flaw(unsealed, `${unsealed.length} dòng đã duyệt chưa có dấu duyệt`),
      ...flaw(unrecorded, `${unrecorded.length} dòng trả lại chưa ghi ngày trả lại nên chưa có hạn sửa`),
    ];
  });
}

const listed = (rows: readonly number[]): string =>
  rows.length <= 5 ? rows.join(', ') : `${rows.slice(0, 5).join(', ')} và ${rows.length - 5} dòng khác`;

function closedFlaw(closed: Closed): Flaw {
  const finding = (row: number | null, message: string, remedy: string): Problem => ({
    severity: 'cảnh báo',
    sheet: closed.sheet,
    row,
    column: null,
    message,
    remedy,
  });
  switch (closed.why) {
    case 'scattered':
      return mendable(
        finding(
          closed.rows[0]!,
          `Các dòng của cùng cơ quan, cùng kỳ không đứng liền nhau: cơ quan chưa sửa được dòng ${listed(closed.rows)}.`,
          'Chạy Sửa bảng tính để xếp lại theo kỳ và cơ quan.',
        ),
        `Trang ${closed.sheet}: xếp lại các dòng theo kỳ và cơ quan.`,
        { kind: 'sortRows', sheet: closed.sheet },
      );
    case 'crowded':
      return told(
        finding(
          closed.rows[0]!,
          `Quá nhiều vùng bảo vệ: cơ quan chưa tự ghi được ở dòng ${listed(closed.rows)}.`,
          'Cơ quan vẫn báo cáo được ở trang Báo cáo quý. Muốn mở, hãy xếp các dòng của cùng một cơ quan liền nhau rồi chạy Sửa bảng tính.',
        ),
      );
    case 'apart':
      return told(
        finding(
          null,
          `Cột ${closed.columns.map((title) => `«${title}»`).join(', ')} đứng tách khỏi các cột cơ quan điền, nên chỉ người điều phối điền được.`,
          'Kéo cột về cạnh các cột cơ quan điền rồi chạy Sửa bảng tính.',
        ),
      );
  }
}
