/** A name that stands in no list, answered once: it is kept in `Tên gọi`, and understood from then on. */
import { normalName, unitName } from '../../../annex/names/normalName.js';
import type { AnsweredName } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { agencyBook } from '../../../plan/agencies/agencyBook.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import { NAMES } from '../../../schema/sheets.js';
import { appendRows } from '../../../workbook/appendRows.js';
import { columnFinder, positions } from '../../../workbook/contents.js';
import { type CellChange, leftInWords, writeGuarded } from '../../../workbook/guardedWrite.js';
import { readTable } from '../../../workbook/reading/readTable.js';
import { requireCoordinator } from '../../coordinator.js';
import { requirePlanInZone } from '../../currentPlan.js';
import { appendLedger } from '../../ledger.js';
import { wantSheet } from '../../workbook/setUp/wantSheet.js';

/** An answer given before is changed; the same once more changes nothing. */
export function answerName(environment: Environment, request: RequestOf<'answerName'>): AnsweredName {
  return environment.exclusively(() => {
    const { plan, ...before } = requirePlanInZone(environment);
    requireCoordinator(environment, plan.settings, 'ghi tên gọi');
    const text = request.text.replace(/\s+/g, ' ').trim();
    const codes = codesIn(request.codes ?? [], agencyBook(plan.agencies, plan.groups));
    const keep = request.keep === true;
    if (keep === codes.length > 0)
      throw new Refusal(
        `Tên gọi «${text}»: hãy chọn mã cơ quan hoặc nhóm, hoặc chọn giữ nguyên chữ (một trong hai).`,
      );
    const { contents, sheets } = wantSheet(environment, { plan, ...before }, NAMES);
    const unit = unitName(plan.settings.unit);
    const sheet = contents.get(NAMES.title);
    const at = positions(NAMES, sheet);
    const standing = readTable(NAMES, sheet).rows.find(
      (row) => normalName(row.text, unit) === normalName(text, unit),
    );
    const cells = { codes: codes.join(';'), keep: keep ? 'Có' : 'Không' };
    const changes = standing
      ? (Object.keys(cells) as (keyof typeof cells)[]).flatMap((key): CellChange[] => {
          const column = at.get(key);
          if (column === undefined) return [];
          const old = sheet!.values[standing.row - 1]![column] ?? '';
          if (old === cells[key]) return [];
          const header = NAMES.columns[key].title;
          return [
            { sheet: NAMES.title, row: standing.row, column: column + 1, header, old, now: cells[key] },
          ];
        })
      : [];
    if (!standing || changes.length > 0)
      appendLedger(environment, [
        { deed: NAMES.title, content: `«${text}»: ${keep ? 'giữ nguyên chữ' : codes.join(';')}` },
      ]);
    if (standing) {
      const [left] = leftInWords(writeGuarded(environment.workbook, [NAMES], contents, changes));
      if (left !== undefined) throw new Refusal(left);
    } else
      appendRows(
        environment.workbook,
        NAMES,
        [{ text, ...cells }],
        columnFinder(contents, sheets),
        (values, columns) => String(values[columns.get('text') ?? -1] ?? '') === text,
      );
    environment.workbook.flush();
    return { text: standing?.text ?? text, codes, keep };
  });
}

/** @throws Refusal for a code that is none */
function codesIn(texts: readonly string[], book: ReturnType<typeof agencyBook>): string[] {
  return [
    ...new Set(
      texts.flatMap((text) =>
        book.read(text).map((mention) => {
          if (mention.is === 'agency' || mention.is === 'group') return mention.code;
          throw new Refusal(`Không có cơ quan hoặc nhóm mã «${mention.text}».`);
        }),
      ),
    ),
  ];
}
