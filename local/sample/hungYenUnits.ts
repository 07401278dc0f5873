/** Two districts of Hưng Yên in 2023: the city of the sample, and Văn Lâm, whose communes do the same tasks. */
import { SHEET_TITLES } from '../../src/plan/sheetTitles.js';
import type { Raw } from '../grid/stored.js';
import type { LocalHost } from '../host/localHost.js';
import { edit, vn } from './deeds.js';
import { liveQuarter } from './livedQuarter.js';
import type { LivedUnit } from './livedSample.js';

const DAYS = ['2023-04-05', '2023-04-10', '2023-04-12', '2023-04-14', '2023-04-20'] as const;

const COMMUNES: readonly (readonly [code: string, name: string, mailbox: string])[] = [
  ['NQ', 'UBND thị trấn Như Quỳnh', 'nhuquynh'],
  ['CD', 'UBND xã Chỉ Đạo', 'chidao'],
  ['DD', 'UBND xã Đại Đồng', 'daidong'],
  ['DDU', 'UBND xã Đình Dù', 'dinhdu'],
  ['LD', 'UBND xã Lạc Đạo', 'lacdao'],
  ['LH', 'UBND xã Lạc Hồng', 'lachong'],
  ['LT', 'UBND xã Lương Tài', 'luongtai'],
  ['MH', 'UBND xã Minh Hải', 'minhhai'],
  ['TQ', 'UBND xã Tân Quang', 'tanquang'],
  ['TT', 'UBND xã Trưng Trắc', 'trungtrac'],
  ['VH', 'UBND xã Việt Hưng', 'viethung'],
];
const OFFICE = 'Phòng Nội vụ huyện Văn Lâm';

/** The city's workbook becomes the district's, before anything has been reported. */
function becomeVanLam(host: LocalHost): void {
  const settings: Readonly<Record<string, string>> = {
    'Đơn vị theo dõi': 'UBND huyện Văn Lâm',
    'Cơ quan tổng hợp': OFFICE,
    'Tên người gửi': OFFICE,
    'Email trả lời': 'phongnoivu@vanlam.example',
  };
  edit(host, SHEET_TITLES.settings, ['Giá trị'], (row) => {
    const value = settings[String(row['Mục'])];
    return value === undefined ? null : { 'Giá trị': value };
  });
  const agency = (code: string, name: string, kind: string, mailbox: string): Raw[] => {
    const address = `${mailbox}@vanlam.example`;
    return [`VLAM.${code}`, name, kind, 'VLAM', '', address, '', address];
  };
  const agencies = [
    ...COMMUNES.map(([code, name, mailbox]) => agency(code, name, 'UBND cấp xã', mailbox)),
    agency('PNV', OFFICE, 'Cơ quan thuộc huyện', 'phongnoivu'),
  ];
  const listed = host.content(SHEET_TITLES.agencies).filter(([code]) => code !== '').length - 1;
  while (agencies.length < listed) agencies.push(Array<Raw>(8).fill(''));
  host.paste(SHEET_TITLES.agencies, 'A2', agencies);
  const here = (cell: Raw | undefined): string => String(cell ?? '').replaceAll('TPHY.', 'VLAM.');
  edit(host, SHEET_TITLES.tasks, ['Chủ trì', 'Phối hợp'], (row) =>
    row['Mã NV'] === '' ? null : { 'Chủ trì': here(row['Chủ trì']), 'Phối hợp': here(row['Phối hợp']) },
  );
}

const district = (
  unit: Pick<LivedUnit, 'name' | 'code' | 'title'>,
  become: (host: LocalHost) => void,
): LivedUnit => ({
  ...unit,
  owner: `dieuphoi@${unit.name}.example`,
  live(host) {
    host.run('setUpWorkbook', [{ sample: 'tp-hung-yen-2023' }]);
    become(host);
    edit(host, SHEET_TITLES.agencies, ['Ngày ban hành KH', 'Link KH'], (row) =>
      row['Loại'] === 'UBND cấp xã'
        ? {
            'Ngày ban hành KH': vn('2023-03-29'),
            'Link KH': `https://vanban.${unit.name}.example/${String(row['Mã']).toLowerCase()}`,
          }
        : null,
    );
    liveQuarter(host, '2023-Q1', DAYS);
  },
});

export const HUNG_YEN_UNITS: readonly LivedUnit[] = [
  district({ name: 'tp-hung-yen', code: 'TPHY', title: 'UBND thành phố Hưng Yên' }, () => undefined),
  district({ name: 'van-lam', code: 'VLAM', title: 'UBND huyện Văn Lâm' }, becomeVanLam),
];
