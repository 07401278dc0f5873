/** What a row of `Gia hạn` is about, told from a deadline; and the deadlines that a row is about. */
import { isoDay } from '../../calendar/day.js';
import type { Extension, ExtensionKind } from '../model.js';
import type { Assessed, ObligationKind } from '../obligations/obligation.js';

export interface Subject {
  readonly kind: ExtensionKind;
  /** Code of the task or finding; empty where there is none. */
  readonly work: string;
  /** ISO day of a milestone, code of a report's period; empty else. */
  readonly slot: string;
}

const KIND_OF: Readonly<Record<ObligationKind, ExtensionKind>> = {
  ownPlan: 'ownPlan',
  // Never put off by a row of its own: extendDeadline refuses it.
  gaps: 'ownPlan',
  task: 'task',
  quarterly: 'report',
  periodic: 'report',
  form: 'report',
  // Its day is the plan's own: III.2.c.
  inspection: 'ownPlan',
  finding: 'finding',
};

/** What follows the task and the agency in the key of a milestone; empty for what is no milestone. */
export const milestoneIn = ({
  key,
  kind,
  task,
  agency,
}: Pick<Assessed, 'key' | 'kind' | 'task' | 'agency'>): string =>
  kind === 'task' ? key.slice(`task|${task}|${agency}|`.length) : '';

/** @example the obligation task|NV18|X005|2026-Q2 //=> { kind: 'task', work: 'NV18', slot: '2026-06-30' } */
export function subjectOf(
  obligation: Pick<Assessed, 'key' | 'kind' | 'task' | 'agency' | 'period' | 'firstDue'> &
    Partial<Pick<Assessed, 'takenFrom'>>,
): Subject {
  const { kind, key, task, agency, period, firstDue, takenFrom = null } = obligation;
  // One that was taken over names whom it went to.
  const finding = key.slice('finding|'.length, takenFrom === null ? undefined : -`|${agency}`.length);
  const milestone = milestoneIn(obligation) !== '' && firstDue !== null;
  return {
    kind: KIND_OF[kind],
    work: kind === 'finding' ? finding : (task ?? ''),
    slot: milestone ? isoDay(firstDue) : (period ?? ''),
  };
}

/** Tells whether a deadline is one of those that a row is about. */
export const isAbout = ({ kind, work, slot, agency }: Extension): ((obligation: Assessed) => boolean) => {
  const ofPeriod = kind === 'report' && work === '';
  return (obligation) => {
    const subject = subjectOf(obligation);
    return (
      subject.kind === kind &&
      (ofPeriod || subject.work === work) &&
      subject.slot === slot &&
      (agency === '' || obligation.agency === agency)
    );
  };
};
