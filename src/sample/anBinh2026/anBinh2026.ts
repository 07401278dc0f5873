/** The plan of An Bình in 2026: an invented province of two levels, at the size of a real one. */

import { type Day, dateFromDay, dayFromText, vnDay } from '../../calendar/day.js';
import { areasOf, areaTitle } from '../../plan/areas.js';
import { CYCLES } from '../../plan/days/cycle.js';
import { yearPeriods } from '../../plan/periods/yearPeriods.js';
import { periodRow } from '../../workbook/periodRow.js';
import { readyForms } from '../readyForms.js';
import type { Sample } from '../sample.js';
import { AN_BINH_AGENCIES } from './agencies.js';
import { AN_BINH_TASKS } from './tasks.js';

const YEAR = 2026;
const dayOfIso = (iso: string): Day => dayFromText(iso)!;
const date = (iso: string): Date => dateFromDay(dayOfIso(iso));
const address = (mailbox: string): string => `${mailbox}@anbinh.example`;

export const anBinh = (): Sample => ({
  settings: {
    unit: 'UBND tỉnh An Bình',
    level: 'Cấp tỉnh',
    office: 'Sở Nội vụ tỉnh An Bình',
    year: YEAR,
    planNumber: '15/KH-UBND',
    planIssued: date('2026-01-20'),
    senderName: 'Sở Nội vụ tỉnh An Bình',
    replyTo: address('sonoivu'),
  },
  remarks: { unit: 'TỈNH GIẢ ĐỊNH: tên, số liệu và địa chỉ chỉ để dùng thử.' },
  agencies: AN_BINH_AGENCIES.map(({ code, name, kind, head, mailbox }) => ({
    code,
    name,
    kind,
    head,
    emails: address(mailbox),
    headEmails: address(`lanhdao.${mailbox}`),
    editors: address(mailbox),
  })),
  tasks: AN_BINH_TASKS.map(
    ({ area, component, title, product, leads, supports, words, cycle, start, due, milestones }, index) => ({
      code: `NV${String(index + 1).padStart(2, '0')}`,
      area: areaTitle(areasOf(YEAR)[area]!),
      component: areasOf(YEAR)[area]!.components[component - 1] ?? '',
      title,
      product,
      leads,
      supports,
      due: date(due),
      timeWords: words,
      ...(cycle ? { cycle: CYCLES[cycle] } : {}),
      ...(start ? { start: date(start) } : {}),
      ...(milestones ? { milestones: milestones.map((day) => vnDay(dayOfIso(day))).join('; ') } : {}),
    }),
  ),
  periods: yearPeriods(YEAR).map(periodRow),
  indicators: readyForms(
    {
      homeAffairs: 'SNV',
      finance: 'STC',
      environment: 'SNNMT',
      inspectorate: 'TTT',
      governmentOffice: 'VP',
      technology: 'SKHCN',
      poverty: 'SNNMT',
      press: 'BPTTH',
      units: '@XA',
    },
    YEAR,
  ),
  daysOffYears: [YEAR - 1, YEAR + 1],
});
