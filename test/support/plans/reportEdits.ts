/** Edits of one official's and a coordinator's in `Báo cáo quý`, whose triggers are interfered with. */
import type { Raw } from '../localHost.js';
import { preparedHost, type TestHost } from '../preparedHost.js';
import { guardedPlan, officialOf } from './guardedPlan.js';

export const REPORTS = 'Báo cáo quý';
export const STC = officialOf('STC');
export const DAY = 24 * 60 * 60 * 1000;
/** Tasks of one agency, whose rows stand one below the other. */
export const TASKS = ['NV02', 'NV04', 'NV05'] as const;

export const reportOf = (task: string): Record<string, Raw> => ({
  Kỳ: '2023-Q1',
  'Mã cơ quan': 'STC',
  'Mã NV': task,
});

export const typeReport = (
  { host, cell }: TestHost,
  task: string,
  header: string,
  value: Raw,
  user: string,
): void => host.type(REPORTS, cell(REPORTS, reportOf(task), header), value, user);

export const reportsSent = (): TestHost =>
  preparedHost('three reports sent', guardedPlan, (workbook) => {
    for (const task of TASKS) typeReport(workbook, task, 'Kết quả thực hiện', 'Xong.', STC);
  });

/** An edit, and the workbook that it is made in. */
export interface TriggeringEdit {
  readonly title: string;
  readonly open: () => TestHost;
  readonly header: string;
  readonly value: Raw;
  readonly user: string;
}
