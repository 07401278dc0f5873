/** A small workbook for reminding: agencies that each lead a task, nothing else, few empty rows. */
import { MemoryStore, type Raw } from '../localHost.js';
import { openTestHost, preparedHost, type TestHost } from '../preparedHost.js';

export interface Row {
  readonly agency: string;
  /** ISO day or dd/MM/yyyy; empty for none. */
  readonly due: string;
  readonly title?: string;
  readonly done?: string;
}

export interface Plan {
  readonly today: string;
  readonly agencies: readonly {
    readonly code: string;
    readonly name?: string;
    readonly parent?: string;
    readonly emails?: string;
    readonly headEmails?: string;
  }[];
  readonly tasks: readonly Row[];
  readonly settings?: Readonly<Record<string, Raw>>;
}

export const code = (n: number): string => `CQ${String(n).padStart(2, '0')}`;

/** So many agencies, each with its own address and its head's. */
export const agencies = (count: number): Plan['agencies'] =>
  Array.from({ length: count }, (_, i) => ({
    code: code(i + 1),
    name: `Cơ quan số ${i + 1}`,
    emails: `${code(i + 1).toLowerCase()}@tinh.example`,
    headEmails: `lanhdao.${code(i + 1).toLowerCase()}@tinh.example`,
  }));

const TABLES = ['Cơ quan', 'Nhiệm vụ', 'Kỳ báo cáo', 'Báo cáo quý', 'Nộp báo cáo', 'Kiểm tra', 'Nhật ký'];

function fill({ host, type }: TestHost, { agencies, tasks, settings = {} }: Plan): void {
  for (const title of TABLES) {
    const wanted = title === 'Cơ quan' ? agencies.length : title === 'Nhiệm vụ' ? tasks.length : 0;
    const { rows } = host.sheets().find((sheet) => sheet.title === title)!;
    if (rows > wanted + 20) host.delete(title, 'rows', wanted + 20, rows - wanted - 20);
    else if (rows < wanted + 20) host.insert(title, 'rows', rows, wanted + 20 - rows);
  }
  for (const [item, value] of Object.entries({
    'Đơn vị theo dõi': 'UBND tỉnh',
    'Cơ quan tổng hợp': 'Sở Nội vụ',
    'Năm kế hoạch': 2023,
    'Email trả lời': 'sonoivu@tinh.example',
    'Tên người gửi': 'Sở Nội vụ',
    ...settings,
  }))
    type('Cấu hình', { Mục: item }, 'Giá trị', value);
  host.paste(
    'Cơ quan',
    'A2',
    agencies.map(({ code, name = code, parent = '', emails = '', headEmails = '' }) => [
      code,
      name,
      'Khác',
      parent,
      `Trưởng ${code}`,
      emails,
      headEmails,
    ]),
  );
  if (tasks.length === 0) return;
  host.paste(
    'Nhiệm vụ',
    'A2',
    tasks.map(({ agency, due, title, done = '' }, i) => [
      `NV${String(i + 1).padStart(3, '0')}`,
      '5. Thủ tục hành chính công',
      '',
      title ?? `Nhiệm vụ ${i + 1}`,
      '',
      agency,
      '',
      due,
      '',
      done,
    ]),
  );
}

export const remindersHost = (name: string, plan: Plan): TestHost =>
  preparedHost(
    name,
    () =>
      preparedHost(
        `set up on ${plan.today}`,
        () => openTestHost(new MemoryStore(), plan.today),
        ({ call }) => call('setUpWorkbook'),
        true,
      ),
    (workbook) => fill(workbook, plan),
  );

/** Mails to agencies by the code in their address, in the order in which they went out. */
export const mailedTo = ({ store }: TestHost): string[] =>
  store.mails().flatMap(({ to }) => to.map((address) => address.split('@')[0]!.toUpperCase()));
