/** Phrases that stand for many agencies: "Các sở, ban, ngành", "UBND các xã, phường, đặc khu". */
import { pattern } from '../spelling.js';

export interface GroupPhrase {
  /** Codes of the groups, `@SO` … */
  readonly codes: readonly string[];
  /** What a person should look at; null where the phrase leaves no doubt. */
  readonly note: string | null;
}

/** What a workbook has of each level: "địa phương" are communes, or districts where there are any. */
export interface Levels {
  readonly districts: boolean;
  readonly communes: boolean;
  /** Codes of the groups that the workbook knows. */
  readonly groups: ReadonlySet<string>;
}

const ALL = '(?:tất cả |toàn bộ |toàn thể )?';
const DEPARTMENTS = pattern(
  `^${ALL}(?:các |những )?(?:cơ quan chuyên môn(?: thuộc ủy ban nhân dân)?|(?:cơ quan )?sở(?: ban)?(?: ngành)?(?: đơn vị)?(?: cấp)?(?: trực thuộc)?(?: thuộc ủy ban nhân dân)?|ban ngành|sở ban ngành đơn vị thuộc ủy ban nhân dân)$`,
);
const ASSOCIATIONS = pattern(
  `^${ALL}(?:các )?(?:hội đoàn thể|đoàn thể|tổ chức chính trị xã hội|đoàn thể chính trị xã hội|tổ chức đoàn thể|hội)(?: cấp)?$`,
);
const DEPARTMENTS_ASSOCIATIONS = pattern(
  `^${ALL}(?:các )?sở(?: ban)?(?: ngành)? (?:đoàn thể|hội đoàn thể)(?: cấp)?$`,
);
const COMMUNE_WORD = '(?:xã|phường|đặc khu|thị trấn)';
const COMMUNES = pattern(
  `^${ALL}(?:(?:ủy ban nhân dân|chính quyền)(?: địa phương)? )?(?:các |cấp )?(${COMMUNE_WORD}(?: (?:các )?${COMMUNE_WORD})*)(?: trên địa bàn)?$`,
);
const DISTRICT_WORD = '(?:huyện|quận|thị xã|thành phố)';
const DISTRICTS = pattern(
  `^${ALL}(?:(?:ủy ban nhân dân|chính quyền) )?(?:các |cấp )?(${DISTRICT_WORD}(?: (?:các )?${DISTRICT_WORD})*)(?: trên địa bàn)?$`,
);
const BOTH_LEVELS = pattern(
  `^${ALL}(?:ủy ban nhân dân )?(?:cấp huyện (?:ủy ban nhân dân )?(?:cấp )?xã|các cấp|huyện xã)$`,
);
const EVERYBODY = pattern(
  `^${ALL}(?:các )?(?:cơ quan|sở|sở ban ngành|sở ngành|cấp các ngành|ngành các cấp|ngành|ban ngành)?(?: đoàn thể)?(?: đơn vị)?(?: thuộc ủy ban nhân dân)?(?: các)? ?địa phương$|^các cấp các ngành$|^các ngành các cấp$`,
);
const ALL_AGENCIES = pattern(
  '^(?:tất cả|toàn bộ|toàn thể|mọi) (?:các )?(?:cơ quan|đơn vị)(?: đơn vị| cơ quan)?$',
);
const PLACES = pattern(`^${ALL}các địa phương$|^địa phương$`);
/** Only those whom it concerns: nobody can say from the words who they are. */
const CONCERNED = pattern(
  '^(?:(?:ủy ban nhân dân|lãnh đạo|thủ trưởng) )?(?:(?:tất cả )?các )?(?:(?:sở|ban|ngành|cơ quan|đơn vị|địa phương|phòng|xã|phường|đặc khu|thị trấn|huyện|tổ chức|cá nhân|đoàn thể|hội|cấp|bên) )+(?:khác )?(?:có )?liên quan(?: khác)?$|^(?:các )?(?:cơ quan|đơn vị|tổ chức)(?: cơ quan| đơn vị| tổ chức| cá nhân)*(?: khác)?$',
);

/** Whether the words name nobody in particular ("Các cơ quan có liên quan"). */
export const isUnspecific = (name: string): boolean => CONCERNED.test(name);

const GENERIC = pattern('^(?:các|cấp|ủy ban nhân dân) ');

/**
 * The groups that a phrase stands for; null where it names none.
 *
 * @param name as `normalName` gives it
 * @example groupsIn('các sở ban ngành', levels) // @SO
 */
export function groupsIn(name: string, levels: Levels, written = name): GroupPhrase | null {
  const sure = (...codes: string[]): GroupPhrase => ({ codes, note: null });
  const ask = (codes: string[], note: string): GroupPhrase => ({ codes, note });
  const places = levels.districts && !levels.communes ? ['@HUYEN'] : ['@XA'];
  if (DEPARTMENTS.test(name)) return sure('@SO');
  if (DEPARTMENTS_ASSOCIATIONS.test(name))
    return levels.groups.has('@DV')
      ? sure('@SO', '@DV')
      : ask(['@SO'], `«${written}»: các đoàn thể chưa có nhóm trong bảng tính, mới tính các sở, ban, ngành.`);
  if (ASSOCIATIONS.test(name) && levels.groups.has('@DV')) return sure('@DV');
  if (ALL_AGENCIES.test(name) && levels.groups.has('@TATCA'))
    return ask(['@TATCA'], `«${written}» được hiểu là mọi cơ quan trong danh sách (@TATCA).`);
  if (PLACES.test(name))
    return levels.districts && levels.communes
      ? ask(places, `«${written}» được hiểu là UBND cấp xã; nếu gồm cả cấp huyện, hãy thêm @HUYEN.`)
      : sure(...places);
  if (EVERYBODY.test(name))
    return ask(
      ['@SO', ...places],
      `«${written}» được hiểu là @SO và ${places[0]}; nếu là mọi cơ quan trong danh sách, hãy chọn @TATCA.`,
    );
  if (BOTH_LEVELS.test(name))
    return levels.districts
      ? sure('@HUYEN', '@XA')
      : ask(['@XA'], `«${written}»: bảng tính không còn cấp huyện.`);
  const communes = COMMUNES.exec(name);
  if (communes && (GENERIC.test(name) || communes[1]!.includes(' '))) {
    const kinds = communes[1]!;
    if (kinds === 'xã' && !/cấp xã$/.test(name)) {
      return ask(
        ['@XA'],
        `«${written}» được hiểu là mọi xã, phường, đặc khu; nếu chỉ là các xã, hãy chọn @XA.XA.`,
      );
    }
    const only = ONLY[kinds];
    if (only)
      return levels.groups.has(only.code)
        ? sure(only.code)
        : ask(
            ['@XA'],
            `«${written}» chỉ nói ${only.words}; bảng tính chỉ có nhóm @XA cho mọi xã, phường, đặc khu.`,
          );
    return sure('@XA');
  }
  const districts = DISTRICTS.exec(name);
  if (districts && (GENERIC.test(name) || districts[1]!.split(' ').length > 2)) {
    return levels.districts
      ? sure('@HUYEN')
      : ask(['@XA'], `«${written}»: từ 01/7/2025 không còn cấp huyện; đề xuất thay bằng UBND cấp xã (@XA).`);
  }
  return null;
}

const ONLY: Readonly<Record<string, { readonly code: string; readonly words: string }>> = {
  phường: { code: '@XA.PHUONG', words: 'các phường' },
  'đặc khu': { code: '@XA.DACKHU', words: 'các đặc khu' },
};
