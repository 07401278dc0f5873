/** The spreadsheet's zone and locale, and the script's zone: elsewhere than in Vietnam every day is off by one. */
import { isVietnamsZone, LOCALE, ZONE } from '../../calendar/zone.js';
import { SHEET_TITLES } from '../../plan/sheetTitles.js';
import { type Flaw, MEND, mendable, ofSheet, told } from '../flaw.js';

export interface Zones {
  readonly spreadsheet: string;
  readonly script: string;
  readonly locale: string;
}

export function zoneFlaws({ spreadsheet, script, locale }: Zones): Flaw[] {
  const setUp = { kind: 'setUp' } as const;
  const found = (message: string, remedy = MEND) => ofSheet('lỗi', SHEET_TITLES.settings, message, remedy);
  return [
    ...(isVietnamsZone(spreadsheet)
      ? []
      : [
          mendable(
            found(`Múi giờ của bảng tính là ${spreadsheet}, không phải ${ZONE}: ngày có thể lệch.`),
            `Đổi múi giờ của bảng tính thành ${ZONE}.`,
            setUp,
          ),
        ]),
    ...(isVietnamsZone(script)
      ? []
      : [
          told(
            found(
              `Múi giờ của chương trình là ${script}, không phải ${ZONE}: ngày có thể lệch.`,
              'Nhờ người cài đặt sửa timeZone trong appsscript.json.',
            ),
          ),
        ]),
    ...(locale === LOCALE
      ? []
      : [
          mendable(
            found(`Ngôn ngữ của bảng tính là ${locale}, không phải ${LOCALE}.`),
            'Đổi ngôn ngữ của bảng tính thành Việt Nam.',
            setUp,
          ),
        ]),
  ];
}
