/** The sheets of the workbook by their exact titles, which people's workbooks and outside checks depend on. */
export const SHEET_TITLES = {
  guide: 'Hướng dẫn',
  settings: 'Cấu hình',
  agencies: 'Cơ quan',
  kinds: 'Danh mục loại',
  groups: 'Danh mục nhóm',
  names: 'Tên gọi',
  appendix: 'Nhập phụ lục',
  tasks: 'Nhiệm vụ',
  periods: 'Kỳ báo cáo',
  quarterly: 'Báo cáo quý',
  periodic: 'Nộp báo cáo',
  findings: 'Kiểm tra',
  inspectionPlans: 'Kế hoạch kiểm tra',
  indicators: 'Chỉ tiêu',
  data: 'Số liệu',
  ownPlans: 'KH riêng',
  scores: 'Điểm PAPI',
  papiParts: 'Nội dung PAPI',
  analysis: 'Phân tích PAPI',
  criteria: 'Tiêu chí',
  marks: 'Chấm điểm',
  appeals: 'Kiến nghị điểm',
  extensions: 'Gia hạn',
  successions: 'Sắp xếp cơ quan',
  daysOff: 'Ngày nghỉ',
  units: 'Đơn vị trực thuộc',
  sentUp: 'Gửi cấp trên',
  summary: 'Tổng hợp',
  ledger: 'Nhật ký',
} as const;

export type SheetKey = keyof typeof SHEET_TITLES;
export type SheetTitle = (typeof SHEET_TITLES)[SheetKey];

/**
 * How the sheets begin into which what other workbooks sent is brought; that of this very title keeps what was good
 * last. They are read by who asks for them, not with the workbook.
 */
export const IMPORTED = 'Nhận số liệu';
