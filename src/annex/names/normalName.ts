/** The words of an agency's name that tell it from others, in one form whatever the way of writing it. */
import { pattern, spoken } from '../spelling.js';

/** Abbreviations that every annex uses and whose words are no initials of what stands in the list. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['ubmttqvn', 'mặt trận tổ quốc'],
      ['ubmttq', 'mặt trận tổ quốc'],
      ['mttqvn', 'mặt trận tổ quốc'],
      ['mttq', 'mặt trận tổ quốc'],
      ['ubnd', 'ủy ban nhân dân'],
      ['ctubnd', 'chủ tịch ủy ban nhân dân'],
      ['vp', 'văn phòng'],
      ['vpubnd', 'văn phòng ủy ban nhân dân'],
      ['hđnd', 'hội đồng nhân dân'],
      ['bhxh', 'bảo hiểm xã hội'],
      ['ptth', 'phát thanh truyền hình'],
      ['bql', 'ban quản lý'],
      ['kcn', 'khu công nghiệp'],
      ['vn', 'việt nam'],
      ['tp', 'thành phố'],
      ['tx', 'thị xã'],
    ] as const
  ).map(([short, words]) => [short, spoken(words)]),
);

/** Words that join others and tell nothing: initials leave them out, and so does people's spelling. */
const JOINING = /^(?:và|&|-)$/;

/** Stands where a comma or such a word was, until it is clear what belongs to one name. */
const BREAK = '¦';
const BREAKS = /¦/g;
const AT_ENDS = /^(?:¦ ?)+|(?: ?¦)+$/g;

/** Who answers for an agency is the agency; who is asked politely is asked. */
const IN_FRONT = pattern(
  '^(?:đề nghị|giao|yêu cầu|mời|lãnh đạo|chủ tịch|phó chủ tịch|giám đốc|thủ trưởng|người đứng đầu|cục trưởng|chi cục trưởng|chánh(?= văn phòng| thanh tra)|trưởng(?= ban| phòng| công an)|tổng biên tập|ban thường trực|ban giám đốc|thường trực(?= ủy ban mặt trận| mặt trận)|cơ quan chủ trì|cơ quan thường trực|đồng chí|đ c|chủ trì|phối hợp|là|với|cùng|do|tập thể|cơ quan(?= ủy ban| mặt trận| công an| văn phòng)) ',
);
const BEHIND = pattern(
  ' (?:là cơ quan chủ trì|chủ trì thực hiện|chủ trì|làm đầu mối|là đầu mối|phối hợp|đầu mối|thực hiện)$',
);

const LEVELS = 'xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố';
const COMMITTEE_OF = pattern(
  `(?:^|(?<= ))(?:ủy ban nhân dân|chính quyền) (?=(?:(?:các|cấp) )?(?:${LEVELS})(?: |$))`,
  'gu',
);
const FRONT_OF = pattern('ủy ban (?=mặt trận)', 'gu');
const VIETNAM = pattern('(?:^| )việt nam(?= |$)', 'gu');
const FRONT_ALONE = pattern('mặt trận(?! tổ quốc)', 'gu');
const STATION = pattern('(báo(?: ¦)?) đài ', 'gu');

/**
 * The name as single words: lower case, abbreviations in full, without "Việt Nam", "tỉnh" and the unit's own name at
 * the end, without who is meant by it ("Chủ tịch …").
 *
 * @param unit the unit's own name in the form of `spoken` ("hưng yên"); empty where it is not known
 * @example normalName('UBMTTQ Việt Nam tỉnh', '') //=> 'mặt trận tổ quốc'
 * @example normalName('UBND xã Tân An', '') //=> 'xã tân an'
 */
export function normalName(text: string, unit: string): string {
  const plain = spoken(text)
    .replace(/[.()"'+[\]]/g, ' ')
    .replace(/[,;:/&-]/g, ` ${BREAK} `)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (JOINING.test(word) ? BREAK : (ABBREVIATIONS.get(word) ?? word)))
    .join(' ');
  let name = plain.replace(AT_ENDS, '');
  for (;;) {
    const shorter = name.replace(IN_FRONT, '').replace(BEHIND, '').replace(AT_ENDS, '');
    if (shorter === name) break;
    name = shorter;
  }
  name = name
    .replace(VIETNAM, '')
    .trim()
    .replace(COMMITTEE_OF, '')
    .replace(FRONT_OF, '')
    .replace(FRONT_ALONE, spoken('mặt trận tổ quốc'))
    .replace(STATION, '$1 ');
  return withoutUnit(name.trim(), unit).replace(BREAKS, ' ').replace(/ {2,}/g, ' ').trim();
}

/**
 * With or without the province's own name, which a list may write and an annex leave out. What begins another name
 * ("Thanh tra tỉnh, Sở Nội vụ") is none.
 */
const PROVINCE = pattern(
  '(?<=.) (?:của |cấp |thuộc )?tỉnh(?: (?!(?:ủy|sở|ban|các|công an|văn phòng|thanh tra|mặt trận|báo|hội|bảo hiểm|xã|phường|đặc khu|chi cục|cục|trung tâm|tỉnh)(?: |$))[^\\s¦]+){0,3}$',
);
const OF_A_PLACE = pattern(`(?:${LEVELS})$`);

/** "Công an tỉnh Hưng Yên" is "Công an"; "thành phố Hưng Yên" is a place of its own. */
function withoutUnit(name: string, unit: string): string {
  let rest = name;
  if (unit !== '' && rest.endsWith(` ${unit}`)) {
    const before = rest.slice(0, -unit.length - 1);
    if (!OF_A_PLACE.test(before)) rest = before;
  }
  return rest.replace(PROVINCE, '');
}

/** The unit's own name, from what the settings call it. @example unitName('UBND tỉnh Hưng Yên') //=> 'hưng yên' */
export const unitName = (unit: string): string =>
  spoken(unit).replace(pattern('^(?:ubnd |ủy ban nhân dân )?(?:tỉnh |thành phố )?'), '').trim();
