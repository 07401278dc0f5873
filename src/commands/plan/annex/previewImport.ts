/** What a pasted annex says, row by row, and what importing it would do. Nothing is written. */
import { askedOf } from '../../../annex/asked.js';
import type { AnnexRow } from '../../../annex/readAnnex.js';
import type { ImportDetail, ImportPreview, ImportRow } from '../../../contract.js';
import type { Environment } from '../../../environment.js';
import { areasOf, areaTitle } from '../../../plan/areas.js';
import type { RequestOf } from '../../../requests.js';
import { requireCoordinator } from '../../coordinator.js';
import { type Current, requirePlanInZone } from '../../currentPlan.js';
import { type Import, readImport } from './readImport.js';

export function previewImport(environment: Environment, request: RequestOf<'previewImport'>): ImportPreview {
  const current = requirePlanInZone(environment);
  requireCoordinator(environment, current.plan.settings, 'nhập kế hoạch');
  const read = readImport(current, request);
  const preview = { columns: read.columns, rows: read.rows.map(shownRow), fingerprint: read.fingerprint };
  return request.detail ? { ...preview, detail: detailOf(read, current) } : preview;
}

const shownRow = ({
  source,
  kind,
  code,
  area,
  component,
  title,
  product,
  leads,
  supports,
  due,
  cycle,
  milestones,
  notes,
}: AnnexRow): ImportRow => ({
  source,
  kind,
  code,
  area,
  component,
  title,
  product,
  leads,
  supports,
  due,
  cycle,
  milestones,
  notes,
});

const detailOf = (
  { rows, amendments, gone, notes, samples }: Import,
  { plan: { agencies, groups, settings } }: Current,
): ImportDetail => ({
  rows: rows.map(({ source, start, leadWords, supportWords, remark, written, accept }) => ({
    source,
    start,
    leadWords,
    supportWords,
    remark,
    written,
    accept,
  })),
  amendments,
  samples,
  asked: askedOf(rows),
  gone: gone.map(({ code, title, row }) => ({ code, title, row })),
  notes,
  agencies: [
    ...groups.map(({ code, title }) => ({ code, name: title })),
    ...agencies.map(({ code, name }) => ({ code, name })),
  ],
  areas: areasOf(settings.year).map((area) => ({ number: area.number, title: areaTitle(area) })),
});
