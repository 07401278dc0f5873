/** The areas of PAPI and their components (and 0, tasks that serve all of them), year by year. */
import { comparable } from '../cells/comparable.js';

export interface PapiArea {
  /** 0 to 8 */
  readonly number: number;
  readonly name: string;
  readonly components: readonly string[];
}

/** Eight areas since PAPI 2018, when Quản trị môi trường and Quản trị điện tử came in. */
const EIGHT_AREAS: readonly PapiArea[] = [
  { number: 0, name: 'Chung', components: [] },
  {
    number: 1,
    name: 'Tham gia của người dân ở cấp cơ sở',
    components: [
      '1.1 Tri thức công dân',
      '1.2 Cơ hội tham gia',
      '1.3 Chất lượng bầu cử',
      '1.4 Đóng góp tự nguyện',
    ],
  },
  {
    number: 2,
    name: 'Công khai, minh bạch trong việc ra quyết định',
    components: [
      '2.1 Tiếp cận thông tin',
      '2.2 Công khai danh sách hộ nghèo',
      '2.3 Công khai thu, chi ngân sách cấp xã',
      '2.4 Công khai quy hoạch, kế hoạch sử dụng đất',
    ],
  },
  {
    number: 3,
    name: 'Trách nhiệm giải trình với người dân',
    components: [
      '3.1 Tương tác với chính quyền',
      '3.2 Giải đáp khiếu nại, tố cáo, khúc mắc',
      '3.3 Tiếp cận dịch vụ tư pháp',
    ],
  },
  {
    number: 4,
    name: 'Kiểm soát tham nhũng trong khu vực công',
    components: [
      '4.1 Kiểm soát tham nhũng trong chính quyền địa phương',
      '4.2 Kiểm soát tham nhũng trong cung ứng dịch vụ công',
      '4.3 Công bằng trong tuyển dụng',
      '4.4 Quyết tâm chống tham nhũng',
    ],
  },
  {
    number: 5,
    name: 'Thủ tục hành chính công',
    components: [
      '5.1 Chứng thực, xác nhận',
      '5.2 Cấp phép xây dựng',
      '5.3 Giấy chứng nhận quyền sử dụng đất',
      '5.4 Dịch vụ hành chính cấp xã',
    ],
  },
  {
    number: 6,
    name: 'Cung ứng dịch vụ công',
    components: [
      '6.1 Y tế công lập',
      '6.2 Giáo dục tiểu học công lập',
      '6.3 Cơ sở hạ tầng căn bản',
      '6.4 An ninh, trật tự',
    ],
  },
  {
    number: 7,
    name: 'Quản trị môi trường',
    components: [
      '7.1 Nghiêm túc trong bảo vệ môi trường',
      '7.2 Chất lượng không khí',
      '7.3 Chất lượng nguồn nước',
    ],
  },
  {
    number: 8,
    name: 'Quản trị điện tử',
    components: [
      '8.1 Sử dụng cổng thông tin điện tử',
      '8.2 Tiếp cận và sử dụng Internet',
      '8.3 Phúc đáp qua cổng thông tin điện tử',
    ],
  },
];

/** The questionnaires, newest first, each with the first year that is surveyed by it. */
const QUESTIONNAIRES: readonly { readonly since: number; readonly areas: readonly PapiArea[] }[] = [
  { since: 2018, areas: EIGHT_AREAS },
];

/** The areas that tasks can be given where no year is known yet: choices of cells, which are laid out once. */
export const CURRENT_AREAS: readonly PapiArea[] = QUESTIONNAIRES[0]!.areas;

/**
 * The areas of the survey of a year, from 0 on, in their order. Years before the first questionnaire listed here are
 * answered with that one.
 *
 * @example areasOf(2023).length //=> 9, with 0 for what serves all eight
 */
export const areasOf = (year: number): readonly PapiArea[] =>
  (QUESTIONNAIRES.find(({ since }) => year >= since) ?? QUESTIONNAIRES[QUESTIONNAIRES.length - 1]!).areas;

/** As it stands in the sheets. @example areaTitle(areasOf(2023)[1]!) //=> '1. Tham gia của người dân ở cấp cơ sở' */
export const areaTitle = (area: PapiArea): string => `${area.number}. ${area.name}`;

/**
 * The number of the area that a cell names by number ("3", "Lĩnh vực 3"), by title ("3. Trách nhiệm …") or by name; null
 * if none.
 */
export function areaInText(text: string): number | null {
  const typed = comparable(text);
  const match = /^(?:lĩnh vực |lv ?|nội dung )?(?:số )?([0-8])(?![0-9])/.exec(typed);
  if (match) return Number(match[1]);
  return CURRENT_AREAS.find(({ name }) => comparable(name) === typed)?.number ?? null;
}
