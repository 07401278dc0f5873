/** Kinds of agency: a list that people may extend; the one here is where a workbook's own does not stand. */
import { comparable, properText } from '../../cells/comparable.js';

/** Kinds of agency where the workbook has no list of its own; `AgencyKind` is one of these. */
export const AGENCY_KINDS = [
  'Sở, ban, ngành',
  'UBND cấp huyện',
  'UBND cấp xã',
  'Cơ quan thuộc huyện',
  'Mặt trận, đoàn thể',
  'Báo, đài',
  'Cơ quan ngành dọc',
  'Đơn vị sự nghiệp',
  'Khác',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface Kind {
  readonly name: string;
  /** Whether its agencies must issue a plan of their own, where their row does not say. */
  readonly mustPlan: boolean;
  /** First words of the names of its agencies, by which a pasted list tells the kind. */
  readonly beginnings: readonly string[];
}

/** What an agency counts as whose own kind cannot be used: it is of every list. */
export const OTHER_KIND: AgencyKind = 'Khác';

const BEGINNINGS: Readonly<Record<AgencyKind, string>> = {
  'Sở, ban, ngành':
    'sở; văn phòng; vp; thanh tra; ban quản lý; ban ql; bql; ban dân tộc; ban tiếp công dân; ban tiếp dân',
  'UBND cấp huyện': 'huyện; quận; thị xã; thành phố; tp; tx',
  'UBND cấp xã': 'xã; phường; thị trấn; đặc khu',
  'Cơ quan thuộc huyện': 'phòng',
  'Mặt trận, đoàn thể':
    'mặt trận; mttq; ubmttq; ubmttqvn; ủy ban mặt trận; ủy ban mttq; ban thường trực; hội; đoàn; tỉnh đoàn; thành đoàn; liên đoàn; liên hiệp; liên minh',
  'Báo, đài': 'báo; đài; cổng thông tin',
  'Cơ quan ngành dọc':
    'công an; bộ chỉ huy; ban chỉ huy quân sự; bộ đội; bảo hiểm xã hội; bhxh; thuế; cục; chi cục; kho bạc; tòa án; viện kiểm sát; ngân hàng; hải quan; thống kê; thi hành án',
  'Đơn vị sự nghiệp':
    'trung tâm; ttyt; trường; bệnh viện; viện; quỹ; văn phòng đăng ký; ban quản lý dự án; ban quản lý các dự án; ban ql dự án; ban ql các dự án; bql dự án; bql các dự án; vườn quốc gia; khu di tích; nhà văn hóa; bảo tàng; thư viện',
  Khác: 'điện lực; công ty; tổng công ty; bưu điện; viễn thông; tập đoàn; hợp tác xã',
};

/** Kinds that must issue a plan of their own (plan of 2023, III.1: sở, ban, ngành; UBND cấp huyện, cấp xã). */
export const KINDS_WITH_OWN_PLAN: readonly AgencyKind[] = ['Sở, ban, ngành', 'UBND cấp huyện', 'UBND cấp xã'];

/** Parts of a cell of the lists; a kind's name has commas in it. */
export const listedParts = (cell: string): string[] =>
  cell
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The kinds of a workbook that has no list of its own. */
export const builtInKinds = (): Kind[] =>
  AGENCY_KINDS.map((name) => ({
    name,
    mustPlan: KINDS_WITH_OWN_PLAN.includes(name),
    beginnings: listedParts(BEGINNINGS[name]),
  }));

/** An agency's row says whether it must issue a plan of its own, or else its kind. */
export const issuesOwnPlan = (
  mustPlan: '' | 'Có' | 'Không',
  kind: string,
  kinds: readonly Kind[],
): boolean =>
  mustPlan === '' ? kinds.some(({ name, mustPlan: must }) => must && name === kind) : mustPlan === 'Có';

/** What stands in front of a name and tells nothing of what the agency is called. */
const OFFICE = ['ubnd', 'ủy ban nhân dân', 'ủy ban', 'ban thường trực'];

const startsWith = (name: string, beginning: string): boolean =>
  name.startsWith(beginning) && !/^[\p{L}\p{N}]/u.test(name.slice(beginning.length));

/** The name itself, and without each office in front of it. @example 'ubnd xã tân an', 'xã tân an' */
function spokenNames(name: string): string[] {
  const names = [comparable(name)];
  for (let at = 0; at < names.length; at++)
    for (const office of OFFICE) {
      const front = `${comparable(office)} `;
      if (names[at]!.startsWith(front)) names.push(names[at]!.slice(front.length));
    }
  return names;
}

/**
 * Whether a name, with or without "UBND" in front, begins with these words and goes on with another word.
 *
 * @example beginsWith('UBND phường Hồng Châu', 'Phường') //=> true
 * @example beginsWith('Sởi', 'Sở') //=> false
 */
export const beginsWith = (name: string, beginning: string): boolean =>
  spokenNames(name).some((one) => startsWith(one, comparable(beginning)));

/** The kind whose beginning fits a name, of several the one with the longest, of two alike
 * the later one; null where none does. */
export function kindOfName(name: string, kinds: readonly Kind[]): string | null {
  const names = spokenNames(properText(name));
  let found: string | null = null;
  let longest = 0;
  for (const kind of kinds)
    for (const beginning of kind.beginnings) {
      const words = comparable(beginning);
      if (words.length >= longest && names.some((one) => startsWith(one, words))) {
        found = kind.name;
        longest = words.length;
      }
    }
  return found;
}
