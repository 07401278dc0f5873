/** What a person has decided in the preview of an annex: what is taken over, and what was put right. */
import { type Amendment, changesOf } from '../../../annex/amendments.js';
import type { AnnexRow } from '../../../annex/readAnnex.js';
import { dayFromText, isoDay } from '../../../calendar/day.js';
import { comparable } from '../../../cells/value.js';
import { agencyBook } from '../../../plan/agencies/agencyBook.js';
import { areasOf } from '../../../plan/areas.js';
import type { Plan } from '../../../plan/model.js';
import { Refusal } from '../../../refusal.js';
import type { RequestOf } from '../../../requests.js';
import type { Import } from './readImport.js';

export type Decision = NonNullable<RequestOf<'importPlan'>['changes']>[number];

/** A row that is to be taken over, as it stands after what was put right. */
export interface Decided {
  readonly row: AnnexRow;
  readonly amendment: Amendment;
}

export interface Decisions {
  readonly added: readonly Decided[];
  readonly changed: readonly Decided[];
  /** Rows of the annex that nothing is made of: not accepted, or the same as what stands. */
  readonly left: number;
}

/**
 * New rows are taken over unless the reading proposes otherwise or a person says no; tasks that stand are changed only
 * where a person says yes.
 *
 * @throws Refusal for a decision about no task of the annex, an agency, area or day that there is not, a code that is taken
 */
export function decide(
  { rows, amendments, standing }: Pick<Import, 'rows' | 'amendments' | 'standing'>,
  decisions: readonly Decision[],
  plan: Pick<Plan, 'agencies' | 'groups' | 'settings'>,
): Decisions {
  const bySource = new Map<number, Decision>();
  for (const decision of decisions) {
    if (rows.find(({ source }) => source === decision.source)?.kind !== 'task')
      throw new Refusal(`Dòng ${decision.source} của phụ lục không phải là một nhiệm vụ.`);
    if (bySource.has(decision.source)) throw new Refusal(`Dòng ${decision.source} được sửa hai lần.`);
    bySource.set(decision.source, decision);
  }
  const checked = checker(plan);
  const byRow = new Map(standing.map((task) => [task.row, task]));
  const all = amendments.map((amendment) => {
    const row = rows.find(({ source }) => source === amendment.source)!;
    const decision = bySource.get(row.source);
    const put = decision ? checked(row, decision) : row;
    const task = amendment.row === null ? undefined : byRow.get(amendment.row);
    const changes = task ? changesOf(put, task) : [];
    const accepted = decision?.accept ?? (amendment.state === 'new' && row.accept);
    return {
      accepted,
      row: put,
      amendment: task ? { ...amendment, changes } : { ...amendment, code: decision?.code ?? amendment.code },
    };
  });
  const added = all.filter(({ accepted, amendment }) => accepted && amendment.row === null);
  const changed = all.filter(
    ({ accepted, amendment }) => accepted && amendment.row !== null && amendment.changes.length > 0,
  );
  const taken = new Map(standing.map(({ code }) => [comparable(code), code]));
  for (const { amendment } of added) {
    const code = comparable(amendment.code);
    if (taken.has(code))
      throw new Refusal(`Dòng ${amendment.source} của phụ lục: mã «${amendment.code}» đã có nhiệm vụ khác.`);
    taken.set(code, amendment.code);
  }
  return { added, changed, left: all.length - added.length - changed.length };
}

/** Puts a row right. */
function checker({
  agencies,
  groups,
  settings,
}: Pick<Plan, 'agencies' | 'groups' | 'settings'>): (row: AnnexRow, decision: Decision) => AnnexRow {
  const book = agencyBook(agencies, groups);
  const areas = areasOf(settings.year);
  return (row, { source, accept: _accept, code: _code, ...put }) => {
    const at = `Dòng ${source} của phụ lục`;
    const codes = (texts: readonly string[]): string[] => [
      ...new Set(
        texts.flatMap((text) =>
          book.read(text).map((mention) => {
            if (mention.is === 'agency' || mention.is === 'group') return mention.code;
            throw new Refusal(`${at}: không có cơ quan mã «${mention.text}».`);
          }),
        ),
      ),
    ];
    const day = (text: string): string => {
      const read = dayFromText(text);
      if (read === null) throw new Refusal(`${at}: «${text}» không phải là ngày.`);
      return isoDay(read);
    };
    if (put.area !== undefined && put.area !== null && !areas.some(({ number }) => number === put.area))
      throw new Refusal(`${at}: không có lĩnh vực số «${put.area}».`);
    if (put.title?.trim() === '') throw new Refusal(`${at}: nội dung nhiệm vụ không được để trống.`);
    const milestones = put.milestones?.map(day).sort();
    const due = put.due === undefined || put.due === null ? put.due : day(put.due);
    return {
      ...row,
      ...(put.area === undefined ? {} : { area: put.area }),
      ...(put.component === undefined ? {} : { component: put.component }),
      ...(put.title === undefined ? {} : { title: put.title }),
      ...(put.product === undefined ? {} : { product: put.product }),
      ...(put.leads === undefined ? {} : { leads: codes(put.leads), leadWords: [] }),
      ...(put.supports === undefined ? {} : { supports: codes(put.supports) }),
      ...(put.cycle === undefined ? {} : { cycle: put.cycle }),
      ...(put.start === undefined ? {} : { start: put.start === null ? null : day(put.start) }),
      ...(milestones === undefined ? {} : { milestones }),
      // Of several days the last is the due day, unless another is stated.
      ...(due !== undefined
        ? { due }
        : milestones?.length
          ? { due: milestones[milestones.length - 1]! }
          : {}),
    };
  };
}
