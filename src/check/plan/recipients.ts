/** Agencies with more addresses than one mail takes: those past it are not told, and are not passed over in silence. */
import type { Agency } from '../../plan/model.js';
import { RECIPIENTS_PER_MAIL } from '../../reminders/budget.js';
import { AGENCIES } from '../../schema/sheets.js';
import type { Problem } from '../../workbook/reading/problem.js';

export const recipientProblems = (
  agencies: readonly Pick<Agency, 'row' | 'emails' | 'headEmails'>[],
): Problem[] =>
  agencies.flatMap(({ row, emails, headEmails }): Problem[] => {
    const all = new Set([...emails, ...headEmails].map((address) => address.toLowerCase()));
    const left = all.size - RECIPIENTS_PER_MAIL;
    if (left <= 0) return [];
    return [
      {
        severity: 'cảnh báo',
        sheet: AGENCIES.title,
        row,
        column: AGENCIES.columns.emails.title,
        message: `Có ${all.size} địa chỉ (kể cả lãnh đạo), một thư chỉ gửi được ${RECIPIENTS_PER_MAIL}: ${left} địa chỉ sau cùng không nhận được.`,
        remedy: 'Bớt địa chỉ, hoặc dùng một địa chỉ nhóm.',
      },
    ];
  });
