/**
 * The texts that help people fill the workbook in: headers' notes, explanations of settings, the guide. They are typed
 * by the declared sheets, columns and settings: a text that is forgotten, or is of nothing, does not compile.
 */

import type { Status } from '../plan/obligations/status.js';
import type { SheetKey } from '../plan/sheetTitles.js';
import type { SettingKey } from './settings.js';
import type { SHEET } from './sheets.js';

/** What `Hướng dẫn` says of a sheet, and the notes of its headers. */
export interface SheetHelp<Key extends string> {
  readonly purpose: string;
  readonly filledBy: string;
  readonly columns: Readonly<Record<Key, string>>;
}

/** How to begin, in this order. */
export const STEPS: readonly string[] = [
  'Mở trình đơn «Theo dõi PAPI» → «Mở thanh bên», thẻ Thiết lập và làm lần lượt các bước: «Khai báo kế hoạch» (đơn vị, năm, ngày ban hành; các mục khác ở trang Cấu hình), «Lập danh sách cơ quan» (dán tên), «Tạo kỳ báo cáo», «Nhập kế hoạch» (dán phụ lục); hoặc điền tay trang Cơ quan, Kỳ báo cáo, Nhiệm vụ.',
  'Xem lại trang Kỳ báo cáo và trang Ngày nghỉ.',
  'Ở thanh bên: mở kỳ báo cáo, xem tổng quan, ghi tổng hợp, gửi thư nhắc.',
  'Chia sẻ bảng tính cho các cơ quan; mỗi cơ quan điền các dòng của mình.',
];

/** What the colours of the headers mean. */
export const COLOURS: readonly (readonly [colour: string, meaning: string])[] = [
  ['Tiêu đề xanh', 'Cột để điền.'],
  [
    'Tiêu đề xám',
    'Cột tự tính hoặc do chương trình ghi; không điền. Cột tự tính chỉ có một công thức, nằm ngay trong ô tiêu đề.',
  ],
];

export const STATUS_HELP: Readonly<Record<Status, string>> = {
  'Hoàn thành đúng hạn': 'Đã hoàn thành trong thời hạn.',
  'Hoàn thành quá hạn': 'Đã hoàn thành nhưng sau thời hạn.',
  'Trong hạn': 'Chưa hoàn thành, còn nhiều thời gian.',
  'Sắp đến hạn': 'Chưa hoàn thành, chỉ còn ít ngày làm việc (số ngày đặt ở trang Cấu hình).',
  'Quá hạn': 'Chưa hoàn thành và đã qua thời hạn.',
  'Chưa có hạn': 'Chưa ghi thời hạn.',
};

export const SHEET_HELP: {
  readonly [S in SheetKey]: SheetHelp<keyof (typeof SHEET)[S]['columns'] & string>;
} = {
  guide: {
    purpose: 'Trang này: các trang tính để làm gì, ai điền, màu sắc và cách bắt đầu.',
    filledBy: 'Chương trình ghi',
    columns: {},
  },
  settings: {
    purpose:
      'Đơn vị theo dõi, năm, ngày ban hành kế hoạch, ngày tính, cách đôn đốc, nhắc hạn, người điều phối.',
    filledBy: 'Người điều phối',
    columns: {
      item: 'Tên mục; không sửa.',
      value: 'Giá trị của mục; sửa ở cột này.',
      explanation: 'Mục này dùng để làm gì.',
    },
  },
  agencies: {
    purpose: 'Các cơ quan, đơn vị được theo dõi; ngày mỗi cơ quan ban hành kế hoạch của mình.',
    filledBy: 'Người điều phối; cơ quan điền Ngày ban hành KH và Link KH',
    columns: {
      code: 'Mã ngắn, mỗi cơ quan một mã, không dấu cách. Ví dụ: SNV.',
      name: 'Tên đầy đủ như ghi trong văn bản.',
      kind: 'Loại cơ quan; quyết định cơ quan có phải ban hành kế hoạch của cơ quan hay không.',
      parent: 'Mã cơ quan mà đơn vị này báo cáo; để trống nếu báo cáo thẳng đơn vị theo dõi.',
      head: 'Họ tên, chức vụ người đứng đầu.',
      emails: 'Địa chỉ nhận thư nhắc; nhiều địa chỉ cách nhau bằng dấu chấm phẩy (;).',
      headEmails: 'Địa chỉ của lãnh đạo, được báo khi nhiệm vụ, báo cáo quá hạn nhiều ngày.',
      editors: 'Địa chỉ những người được điền các dòng của cơ quan này.',
      planIssued: 'Ngày cơ quan ban hành kế hoạch của mình; để trống nếu chưa.',
      planLink: 'Đường dẫn đến văn bản kế hoạch.',
      planDue: 'Tự tính: 15 ngày làm việc sau ngày ban hành kế hoạch cấp trên.',
      planStatus: 'Tự tính theo Hạn ban hành KH và Ngày ban hành KH.',
      mustPlan:
        'Có hoặc Không: cơ quan có phải ban hành kế hoạch của cơ quan hay không. Để trống: theo cột Loại.',
      unitType: 'Xã, Phường, Đặc khu hoặc Thị trấn; của cơ quan khác để trống.',
      unitCode: 'Mã đơn vị hành chính (năm chữ số), nếu dùng.',
      cluster: 'Cụm thi đua hoặc cụm xã, nếu có.',
      state:
        'Kết thúc: cơ quan không còn sau Đến ngày; nhiệm vụ, báo cáo đã có vẫn được tính. Để trống là Hoạt động.',
      since: 'Ngày đầu, nếu cơ quan được lập trong năm.',
      until: 'Ngày cuối cùng của cơ quan đã kết thúc.',
    },
  },
  kinds: {
    purpose:
      'Các loại cơ quan mà cột Loại của trang Cơ quan được chọn. Thêm dòng là thêm loại; sửa loại nào phải ban hành kế hoạch riêng.',
    filledBy: 'Người điều phối',
    columns: {
      name: 'Tên loại. Ví dụ: Trường học.',
      mustPlan: 'Có: cơ quan loại này phải ban hành kế hoạch riêng, trừ khi dòng của cơ quan ghi khác.',
      beginnings:
        'Những chữ đầu của tên, cách nhau bằng dấu chấm phẩy (;): tên dán vào «Lập danh sách cơ quan» bắt đầu như thế thì thuộc loại này. Ví dụ: trường; nhà trường.',
    },
  },
  groups: {
    purpose:
      'Các nhóm ghi được ở cột Chủ trì, Phối hợp thay cho nhiều cơ quan (@SO, @XA …). Thêm dòng là thêm nhóm.',
    filledBy: 'Người điều phối',
    columns: {
      code: 'Mã nhóm, bắt đầu bằng @, không dấu cách. Ví dụ: @YTE.',
      title: 'Tên nhóm như phụ lục kế hoạch ghi; nhập phụ lục thì nhận ra tên này. Ví dụ: Các cơ sở y tế.',
      of: 'Loại cơ quan, mã cơ quan hoặc mã nhóm khác, cách nhau bằng dấu chấm phẩy (;). «trừ …»: bỏ ra. «Mọi cơ quan»: tất cả. Ví dụ: Sở, ban, ngành; MTTQ; trừ STC.',
      beginning:
        'Chỉ lấy cơ quan có tên bắt đầu bằng những chữ này (;). Để trống: lấy tất cả. Ví dụ: phường.',
    },
  },
  names: {
    purpose:
      'Những tên gọi trong phụ lục không có trong danh sách cơ quan, và câu trả lời: hỏi một lần, lần sau tự hiểu.',
    filledBy: 'Người điều phối, khi trả lời ở «Nhập kế hoạch»',
    columns: {
      text: 'Tên như phụ lục ghi. Ví dụ: Các bệnh viện, TTYT.',
      codes: 'Mã cơ quan hoặc nhóm (@…) mà tên này chỉ; nhiều mã cách nhau bằng dấu chấm phẩy (;).',
      keep: 'Có: không chỉ cơ quan nào trong danh sách, giữ nguyên chữ ở cột Ghi chú.',
      uses: 'Chương trình ghi: số ô đã nhập dùng tên này.',
    },
  },
  appendix: {
    purpose:
      'Dán bảng phụ lục vào ô A2, bấm «Đọc trang Nhập phụ lục» ở thanh bên: bên phải là những gì đã hiểu, sửa được trước khi nhập.',
    filledBy: 'Người điều phối dán bên trái; chương trình ghi bên phải',
    columns: {
      order: 'Số thứ tự như phụ lục.',
      title: 'Nội dung như phụ lục.',
      product: 'Sản phẩm như phụ lục.',
      leads: 'Cơ quan chủ trì như phụ lục.',
      supports: 'Cơ quan phối hợp như phụ lục.',
      time: 'Thời gian như phụ lục.',
      remark: 'Ghi chú như phụ lục.',
      accept: 'Có: nhập dòng này. Chương trình chọn sẵn các dòng Chắc.',
      level: 'Chắc, Cần xem hoặc Chưa hiểu.',
      doubts: 'Chỗ chưa chắc và lý do.',
      kind: 'Nhiệm vụ, Mục (tiêu đề lĩnh vực, phần chung) hoặc Bỏ qua.',
      code: 'Mã nhiệm vụ sẽ có.',
      area: 'Lĩnh vực đã hiểu; sửa được.',
      component: 'Nội dung thành phần đã hiểu; sửa được.',
      leadCodes: 'Mã cơ quan chủ trì đã hiểu; sửa được.',
      supportCodes: 'Mã cơ quan phối hợp đã hiểu; sửa được.',
      supportWords: 'Tên không có trong danh sách, được giữ nguyên chữ.',
      cycle: 'Chế độ đã hiểu; sửa được.',
      start: 'Ngày bắt đầu đã hiểu; sửa được.',
      due: 'Hạn đã hiểu; sửa được.',
      milestones: 'Các mốc đã hiểu, cách nhau bằng dấu chấm phẩy (;); sửa được.',
      mark: 'Chương trình ghi: dấu của lần đọc. Đừng sửa.',
    },
  },
  tasks: {
    purpose:
      'Các nhiệm vụ được giao trong kế hoạch: làm gì, sản phẩm gì, ai chủ trì, ai phối hợp, hạn ngày nào.',
    filledBy: 'Người điều phối; cơ quan chủ trì điền tiến độ, ngày hoàn thành, minh chứng',
    columns: {
      code: 'Mã nhiệm vụ, mỗi nhiệm vụ một mã. Ví dụ: NV02.',
      area: 'Một trong tám lĩnh vực nội dung của PAPI, hoặc 0. Chung.',
      component: 'Nội dung thành phần của lĩnh vực, nếu có. Ví dụ: 5.2 Cấp phép xây dựng.',
      title: 'Nội dung nhiệm vụ.',
      product: 'Sản phẩm phải có khi hoàn thành.',
      leads:
        'Mã cơ quan chủ trì; nhiều mã cách nhau bằng dấu chấm phẩy (;). @SO, @XA, @HUYEN, @DV, @TATCA …: mọi cơ quan thuộc nhóm đó (xem hướng dẫn).',
      supports: 'Mã cơ quan phối hợp, viết như cột Chủ trì.',
      due: 'Ngày cuối cùng còn đúng hạn.',
      progress: 'Số từ 0 đến 100.',
      done: 'Ngày hoàn thành thực tế; để trống nếu chưa xong.',
      evidence: 'Số văn bản hoặc đường dẫn chứng minh đã hoàn thành.',
      note: 'Ghi chú thêm.',
      quarter: 'Tự tính: quý của hạn hoàn thành.',
      daysLeft: 'Tự tính: số ngày làm việc còn lại; số âm là đã quá hạn.',
      status:
        'Tự tính theo Hạn hoàn thành và Ngày hoàn thành. Nhiều cơ quan chủ trì: kèm số cơ quan đã xong theo báo cáo quý, ví dụ Quá hạn (9/120 cơ quan).',
      cycle:
        'Một lần (để trống cũng vậy), Thường xuyên, Hằng tháng, Hằng quý hoặc Nhiều mốc. Nhiệm vụ có nhiều mốc đến hạn ở từng mốc; nhiệm vụ thường xuyên đến hạn ngày 31/12.',
      start: 'Ngày bắt đầu, nếu kế hoạch có nêu.',
      milestones:
        'Các ngày đến hạn, cách nhau bằng dấu chấm phẩy (;). Ví dụ: 30/06/2026; 31/12/2026. Nhiệm vụ hằng tháng, hằng quý để trống thì lấy ngày cuối mỗi quý.',
      timeWords: 'Thời gian đúng như kế hoạch ghi.',
      supportsReport: 'Có: cơ quan phối hợp cũng báo cáo quý về nhiệm vụ này. Để trống: theo trang Cấu hình.',
      dueNow:
        'Tự tính: hạn của kế hoạch, hoặc hạn mới nhất đã được gia hạn cho mọi cơ quan chủ trì (trang Gia hạn). Nhiệm vụ có nhiều mốc: mốc đầu tiên còn cơ quan chưa xong.',
      extended: 'Tự tính: số lần được gia hạn, kể cả gia hạn cho riêng một cơ quan.',
    },
  },
  periods: {
    purpose: 'Các kỳ báo cáo trong năm và thời hạn nộp ("trước ngày") của từng cấp.',
    filledBy: 'Người điều phối',
    columns: {
      code: 'Mã kỳ: 2023-Q1 đến 2023-Q4, 2023-6T, 2023-N.',
      title: 'Tên kỳ báo cáo.',
      kind: 'Quý, 6 tháng hoặc Năm.',
      from: 'Ngày đầu của số liệu.',
      to: 'Ngày chốt số liệu.',
      beforeProvince: 'Ghi đúng như văn bản: "trước ngày"; ngày cuối còn đúng hạn là ngày liền trước.',
      beforeDistrict: 'Ghi đúng như văn bản: "trước ngày"; ngày cuối còn đúng hạn là ngày liền trước.',
      state: 'Do chương trình ghi khi mở, chốt kỳ.',
    },
  },
  quarterly: {
    purpose:
      'Mỗi dòng là báo cáo của một cơ quan về một nhiệm vụ trong một quý. Mở kỳ thì chương trình lập sẵn các dòng.',
    filledBy: 'Cơ quan điền dòng của mình; người điều phối duyệt',
    columns: {
      period: 'Mã kỳ báo cáo.',
      agencyName: 'Tên cơ quan báo cáo.',
      task: 'Mã nhiệm vụ.',
      title: 'Nội dung nhiệm vụ.',
      result: 'Kết quả đã làm trong quý, nên có số liệu; báo cáo tổng hợp lấy lời từ cột này.',
      progress: 'Số từ 0 đến 100.',
      done: 'Ngày hoàn thành nhiệm vụ; để trống nếu chưa xong.',
      evidence: 'Số văn bản hoặc đường dẫn.',
      difficulties: 'Khó khăn, vướng mắc và nguyên nhân.',
      proposals: 'Kiến nghị, đề xuất.',
      sent: 'Ngày gửi báo cáo của dòng này lần đầu; bị trả lại vẫn giữ nguyên.',
      review:
        'Người điều phối chọn: Chờ duyệt, Đã duyệt, Trả lại. Gửi lại: đã sửa và gửi lại, chờ xem. Đã chuyển giao: cơ quan tiếp nhận báo cáo tiếp ở dòng của mình.',
      remark: 'Ý kiến của người điều phối.',
      due: 'Tự tính: ngày liền trước ngày ghi ở trang Kỳ báo cáo.',
      status: 'Tự tính theo Hạn gửi và Ngày gửi; dòng bị trả lại là chưa xong cho đến khi gửi lại.',
      resent:
        'Ngày gửi lại sau khi bị trả lại. Gửi lại trong thời hạn sửa thì tính theo ngày gửi lần đầu, muộn hơn thì tính theo ngày này.',
      seal: 'Chương trình ghi: dấu của dòng đã duyệt, ngày trả lại. Đừng sửa.',
      agency: 'Mã cơ quan báo cáo.',
    },
  },
  periodic: {
    purpose: 'Theo dõi việc nộp báo cáo 6 tháng và báo cáo năm của từng cơ quan.',
    filledBy: 'Cơ quan điền dòng của mình',
    columns: {
      period: 'Mã kỳ báo cáo.',
      agencyName: 'Tên cơ quan nộp báo cáo.',
      due: 'Tự tính: ngày liền trước ngày ghi ở trang Kỳ báo cáo.',
      submitted: 'Ngày nộp báo cáo.',
      document: 'Số, ký hiệu văn bản. Ví dụ: 45/BC-SNV.',
      link: 'Đường dẫn đến báo cáo.',
      status: 'Tự tính theo Hạn nộp và Ngày nộp.',
      agency: 'Mã cơ quan nộp báo cáo.',
    },
  },
  findings: {
    purpose: 'Kết quả kiểm tra: tồn tại, yêu cầu khắc phục và thời hạn khắc phục.',
    filledBy: 'Người điều phối, cơ quan kiểm tra',
    columns: {
      code: 'Mã kiểm tra, mỗi dòng một mã. Ví dụ: KT01.',
      inspected: 'Ngày kiểm tra.',
      form: 'Định kỳ, Đột xuất hoặc Tái kiểm tra.',
      inspector: 'Mã cơ quan kiểm tra.',
      agency: 'Mã cơ quan được kiểm tra; cơ quan này phải khắc phục.',
      area: 'Lĩnh vực nội dung của PAPI.',
      shortcoming: 'Tồn tại, hạn chế phát hiện được.',
      remedy: 'Việc phải làm để khắc phục.',
      due: 'Ngày cuối cùng để khắc phục.',
      remedied: 'Ngày khắc phục xong; để trống nếu chưa.',
      origin: 'Với tái kiểm tra: mã của lần kiểm tra trước.',
      outcome:
        'Với tái kiểm tra: đã, chưa hay mới khắc phục một phần. Chưa hoặc một phần thì nội dung ở KT gốc lại là chưa khắc phục.',
      status: 'Tự tính theo Hạn khắc phục và Ngày khắc phục.',
      plan: 'Mã cuộc ở trang Kế hoạch kiểm tra, nếu là cuộc theo kế hoạch.',
      severity: 'Nhẹ, Trung bình hoặc Nghiêm trọng.',
      evidence:
        'Đường dẫn minh chứng đã khắc phục; có trang Kế hoạch kiểm tra thì thiếu minh chứng chưa tính là khắc phục.',
      confirmed:
        'Cơ quan kiểm tra chọn. Để trống là chờ xác nhận (khi có Kế hoạch kiểm tra); Chưa đạt thì tồn tại lại là chưa khắc phục.',
    },
  },
  inspectionPlans: {
    purpose:
      'Kế hoạch kiểm tra: mỗi dòng một cuộc. Ghi Ngày tiến hành khi đã kiểm tra; tồn tại ghi ở trang Kiểm tra kèm Mã cuộc. Có trang này thì cơ quan chủ trì lĩnh vực phải có cuộc kiểm tra trong quý III, và tồn tại đã khắc phục thì chờ xác nhận ở trang Kiểm tra.',
    filledBy: 'Người điều phối',
    columns: {
      code: 'Mã cuộc kiểm tra, mỗi dòng một mã. Ví dụ: C01.',
      inspector: 'Mã cơ quan kiểm tra.',
      agency: 'Mã cơ quan được kiểm tra.',
      area: 'Lĩnh vực nội dung của PAPI.',
      quarter: 'Quý I, II, III hoặc IV theo kế hoạch.',
      form: 'Định kỳ, Đột xuất hoặc Tái kiểm tra.',
      from: 'Từ ngày, nếu kế hoạch ghi ngày.',
      to: 'Đến ngày; để trống thì lấy ngày cuối quý.',
      held: 'Ngày đã kiểm tra.',
      conclusion: 'Số kết luận.',
      concluded: 'Ngày kết luận.',
      result: 'Không có tồn tại hoặc Có tồn tại.',
      joined: 'Đoàn mà cuộc này lồng ghép vào, nếu có.',
      shortcomings: 'Tự đếm số dòng ở trang Kiểm tra có Mã cuộc này.',
      open: 'Tự đếm những tồn tại chưa khắc phục.',
      status: 'Tự tính theo Đến ngày (hoặc quý) và Ngày tiến hành.',
    },
  },
  indicators: {
    purpose:
      'Biểu mẫu của các cơ quan chủ trì: mỗi dòng một chỉ tiêu các đơn vị nhập số liệu theo kỳ. Mở kỳ thì mỗi đơn vị có dòng ở trang Số liệu.',
    filledBy: 'Người điều phối, cơ quan ra biểu',
    columns: {
      code: 'Mã chỉ tiêu, mỗi dòng một mã. Ví dụ: CT01.',
      title: 'Tên chỉ tiêu.',
      task: 'Mã nhiệm vụ mà chỉ tiêu đo; có thể để trống.',
      area: 'Lĩnh vực nội dung của PAPI.',
      lead: 'Mã cơ quan ra biểu: cơ quan này tổng hợp và đôn đốc số liệu.',
      type: 'Số; Tỷ lệ (nhập tử số và mẫu số); Có/Không; Chữ.',
      unit: 'Cái được đếm. Ví dụ: hồ sơ, hộ, tin.',
      numeratorIs: 'Tử số (hoặc giá trị) là gì. Ví dụ: số hồ sơ trả đúng hạn.',
      denominatorIs: 'Mẫu số là gì. Ví dụ: tổng số hồ sơ đã giải quyết.',
      asked: 'Mã cơ quan hoặc nhóm phải nhập, ví dụ @XA; nhiều mã cách nhau bằng dấu chấm phẩy (;).',
      term: 'Quý, 6 tháng hoặc Năm. Để trống là Quý.',
      span: 'Trong kỳ: chỉ của kỳ đó. Lũy kế: từ đầu năm đến hết kỳ. Để trống là Trong kỳ.',
      adding:
        'Cách cộng các đơn vị. Tỷ lệ luôn là tổng tử số chia tổng mẫu số. Bình quân gia quyền: ghi trọng số ở Mẫu số. Để trống thì theo Kiểu.',
      target: 'Mục tiêu của toàn tỉnh; tỷ lệ ghi từ 0 đến 100, ví dụ 95.',
      direction: '≥: càng cao càng tốt; ≤: càng thấp càng tốt; =: đúng bằng. Để trống là ≥.',
      required: 'Không: không nhắc, không tính là thiếu biểu. Để trống là Có.',
      explanation: 'Cách tính, nguồn số liệu.',
      since: 'Mã kỳ đầu tiên phải nhập; để trống là mọi kỳ.',
    },
  },
  data: {
    purpose:
      'Số liệu các đơn vị nhập theo biểu: mỗi dòng một kỳ, một đơn vị, một chỉ tiêu. Để trống nghĩa là chưa có số, không phải số 0.',
    filledBy: 'Đơn vị được hỏi; người điều phối duyệt',
    columns: {
      period: 'Mã kỳ. Mở kỳ thì tự có.',
      agency: 'Mã đơn vị phải nhập.',
      agencyName: 'Tên đơn vị, tự ghi khi mở kỳ.',
      indicator: 'Mã chỉ tiêu ở trang Chỉ tiêu.',
      title: 'Tên chỉ tiêu, tự ghi khi mở kỳ.',
      value: 'Số; tỷ lệ thì ghi tử số; Có/Không thì ghi Có hoặc Không.',
      denominator: 'Tỷ lệ: mẫu số; không có trường hợp nào thì ghi 0 ở cả hai ô. Bình quân: trọng số.',
      words: 'Chỉ tiêu kiểu Chữ thì trả lời ở đây.',
      note: 'Giải thích thêm nếu cần.',
      sent: 'Ngày gửi số liệu; chưa ghi ngày này thì chưa được tính.',
      review:
        'Người điều phối hoặc cơ quan ra biểu chọn. Trả lại: số liệu không được tính đến khi đơn vị sửa và gửi lại.',
      remark: 'Ý kiến của người duyệt.',
      resent:
        'Ngày gửi lại sau khi bị trả lại. Gửi lại trong thời hạn sửa thì tính theo ngày gửi lần đầu, muộn hơn thì tính theo ngày này.',
      seal: 'Chương trình ghi: dấu của dòng đã duyệt, ngày trả lại. Đừng sửa.',
      rate: 'Tự tính: tử số chia mẫu số, phần trăm.',
      target: 'Tự tính theo trang Chỉ tiêu.',
      reached: 'Tự tính: số liệu của đơn vị đạt mục tiêu hay chưa.',
      due: 'Tự tính: hạn của kỳ; bị trả lại thì là hạn sửa, nếu muộn hơn.',
      status: 'Tự tính theo Hạn và Ngày gửi.',
    },
  },
  ownPlans: {
    purpose:
      'Kiểm tra kế hoạch riêng của từng cơ quan: có đủ nhiệm vụ, sản phẩm, người chịu trách nhiệm, thời gian theo quý không (III.1.a). Có trang này thì kế hoạch chỉ tính là đã ban hành khi cột Link KH (trang Cơ quan) có link hoặc số văn bản.',
    filledBy: 'Cơ quan điền từ Có trong KH đến Hạn trong KH; người điều phối thẩm định',
    columns: {
      agency: 'Mã cơ quan; chương trình ghi.',
      agencyName: 'Tên cơ quan; chương trình ghi.',
      task: 'Mã nhiệm vụ cơ quan phải có trong kế hoạch; chương trình ghi.',
      title: 'Nội dung nhiệm vụ; chương trình ghi.',
      provinceDue: 'Tự tính: hạn hoàn thành của nhiệm vụ ở trang Nhiệm vụ.',
      included:
        'Kế hoạch của cơ quan có nhiệm vụ này không. Không áp dụng: được bỏ khi người điều phối thẩm định Đạt.',
      product: 'Sản phẩm ghi trong kế hoạch của cơ quan.',
      people: 'Người, bộ phận chịu trách nhiệm ghi trong kế hoạch.',
      quarter1: 'Ghi x nếu kế hoạch có việc trong quý I.',
      quarter2: 'Ghi x nếu kế hoạch có việc trong quý II.',
      quarter3: 'Ghi x nếu kế hoạch có việc trong quý III.',
      quarter4: 'Ghi x nếu kế hoạch có việc trong quý IV.',
      ownDue: 'Hạn hoàn thành ghi trong kế hoạch của cơ quan; không muộn hơn hạn của tỉnh.',
      verdict: 'Người điều phối chọn Đạt hoặc Không; để trống là chưa thẩm định.',
      complete: 'Tự tính: Đủ, Thiếu, hoặc Không tính (không áp dụng và đã được chấp nhận).',
      missing: 'Tự tính: nhiệm vụ này còn thiếu gì trong kế hoạch.',
      opened: 'Chương trình ghi: ngày mở kiểm tra; thời hạn bổ sung tính từ ngày này.',
    },
  },

  scores: {
    purpose:
      'Điểm PAPI đã công bố: mỗi dòng một năm, một tỉnh, một lĩnh vực hoặc nội dung thành phần. Điểm chỉ được coi là tăng, tụt rõ khi hai khoảng tin cậy không chồng lên nhau. Tỉnh trước sáp nhập ghi riêng từng tỉnh; không tính bình quân các tỉnh.',
    filledBy: 'Người điều phối',
    columns: {
      year: 'Năm khảo sát. Ví dụ: 2025.',
      province: 'Tên tỉnh theo công bố. Ví dụ: Hưng Yên.',
      area: 'Một trong tám lĩnh vực nội dung.',
      component: 'Nội dung thành phần, ví dụ 3.3; để trống là điểm của cả lĩnh vực.',
      score: 'Điểm công bố: lĩnh vực từ 1 đến 10; nội dung thành phần theo phần của nó. Ví dụ: 7,12.',
      low: 'Cận dưới của khoảng tin cậy 95%.',
      high: 'Cận trên của khoảng tin cậy 95%.',
      least: 'Điểm của tỉnh thấp nhất cả nước.',
      median: 'Điểm trung vị cả nước.',
      best: 'Điểm của tỉnh cao nhất cả nước.',
      group: 'Nhóm theo công bố: Cao nhất, TB cao, TB thấp, Thấp nhất.',
      rank: 'Thứ hạng, nếu được công bố.',
      source: 'Nơi công bố; số liệu ví dụ thì ghi rõ là ví dụ.',
    },
  },
  papiParts: {
    purpose:
      'Nội dung thành phần của các lĩnh vực khi khảo sát thay đổi: mỗi dòng một năm, một nội dung. Không có trang này thì dùng danh sách có sẵn.',
    filledBy: 'Người điều phối',
    columns: {
      year: 'Năm khảo sát đầu tiên có nội dung này.',
      code: 'Mã nội dung: số lĩnh vực, dấu chấm, số thứ tự. Ví dụ: 3.3.',
      title: 'Tên nội dung thành phần.',
    },
  },
  criteria: {
    purpose:
      'Tiêu chí xếp loại cơ quan, xã trong năm (II.3.d). Tổng trọng số của mỗi nhóm phải là 100; để trống cả trang thì dùng bộ có sẵn.',
    filledBy: 'Người điều phối',
    columns: {
      code: 'Mã tiêu chí, ví dụ TC2. Điểm bằng nhau thì so TC2.',
      group: 'Xã: xã, phường, đặc khu (và huyện cũ). Sở: các cơ quan còn lại.',
      title: 'Tên tiêu chí.',
      weight: 'Điểm tối đa của tiêu chí.',
      source: 'Điểm lấy từ đâu; Chấm tay, Khảo sát: người điều phối ghi Điểm chấm.',
      off: 'Điểm trừ mỗi lỗi. KH riêng: mỗi ngày làm việc chậm. Kiểm tra: mỗi tồn tại khắc phục chậm; mỗi tái kiểm tra chưa khắc phục. Ví dụ: 3; 5.',
      mostOff: 'Điểm trừ nhiều nhất; để trống là không giới hạn.',
      note: 'Ghi chú.',
    },
  },
  marks: {
    purpose: 'Điểm của từng cơ quan theo từng tiêu chí, do «Chấm thử» ghi.',
    filledBy: 'Chương trình ghi; người điều phối ghi Điểm chấm, Điểm thưởng, Lý do',
    columns: {
      round: 'Năm xếp loại.',
      agency: 'Mã cơ quan được chấm.',
      agencyName: 'Tên cơ quan.',
      criterion: 'Mã tiêu chí.',
      said: 'Số liệu làm ra điểm. Không phát sinh thì tiêu chí không tính.',
      auto: 'Điểm theo số liệu, trước khi trừ.',
      off: 'Điểm bị trừ.',
      evidence: 'Các dòng làm ra điểm.',
      given: 'Điểm chấm tay, thay cho điểm tự động.',
      bonus: 'Điểm thưởng, cộng thêm.',
      reason: 'Lý do chấm tay, thưởng điểm.',
      points: 'Tự tính: điểm của tiêu chí, chưa kể kiến nghị.',
    },
  },
  appeals: {
    purpose: 'Kiến nghị của cơ quan về điểm đã công bố dự kiến, trong 5 ngày làm việc.',
    filledBy: 'Cơ quan ghi từ Mã đến Ngày gửi; người điều phối kết luận',
    columns: {
      code: 'Mã kiến nghị, mỗi dòng một mã. Ví dụ: KN01.',
      round: 'Năm xếp loại.',
      agency: 'Mã cơ quan kiến nghị.',
      criterion: 'Mã tiêu chí.',
      published: 'Điểm đã công bố dự kiến.',
      wanted: 'Điểm cơ quan đề nghị.',
      reason: 'Lý do.',
      evidence: 'Đường dẫn minh chứng.',
      sent: 'Ngày gửi kiến nghị.',
      verdict: 'Người điều phối chọn: Chờ, Đồng ý, Không. Để trống là Chờ.',
      after: 'Điểm của tiêu chí sau khi đồng ý.',
      judge: 'Người kết luận.',
      day: 'Ngày kết luận.',
    },
  },
  extensions: {
    purpose:
      'Gia hạn: nhiệm vụ, báo cáo nào được lùi đến ngày nào, theo văn bản nào. Hạn ghi trong kế hoạch giữ nguyên; hạn mới được tính kể từ ngày văn bản.',
    filledBy: 'Cơ quan ghi đề nghị (từ Mã GH đến Lý do); người điều phối kết luận',
    columns: {
      code: 'Mã gia hạn, mỗi dòng một mã. Ví dụ: GH01.',
      kind: 'Nhiệm vụ, Báo cáo, Khắc phục (sau kiểm tra) hoặc Kế hoạch riêng.',
      work: 'Mã nhiệm vụ hoặc mã kiểm tra. Báo cáo: mã nhiệm vụ của dòng, để trống là mọi dòng của kỳ. Kế hoạch riêng: để trống.',
      milestone:
        'Nhiệm vụ nhiều mốc: quý hoặc ngày của mốc, ví dụ 2026-Q2. Báo cáo: mã kỳ. Loại khác: để trống.',
      agency: 'Mã cơ quan được gia hạn; để trống là mọi cơ quan có nhiệm vụ, báo cáo đó.',
      oldDue: 'Chương trình ghi: hạn đang tính khi đề nghị.',
      newDue: 'Ngày cuối cùng còn đúng hạn sau khi gia hạn.',
      asked: 'Ngày đề nghị gia hạn.',
      reason: 'Vì sao cần gia hạn.',
      verdict: 'Người điều phối chọn: Chờ, Đồng ý, Không. Để trống là Chờ.',
      approver: 'Người cho phép gia hạn.',
      document: 'Số, ký hiệu văn bản cho phép. Ví dụ: 812/UBND-NC.',
      documentDay:
        'Ngày văn bản: từ ngày này hạn mới có hiệu lực. Đồng ý mà thiếu ngày này thì chưa được tính.',
      link: 'Đường dẫn đến văn bản.',
      effect: 'Tự tính: đang tính, chưa đến ngày văn bản, đã có gia hạn mới hơn, chờ kết luận.',
    },
  },
  successions: {
    purpose:
      'Cơ quan kết thúc và cơ quan tiếp nhận: từ ngày hiệu lực, nhiệm vụ, báo cáo còn mở của cơ quan cũ do cơ quan mới chịu trách nhiệm; lịch sử vẫn của cơ quan cũ. Nhiều dòng là chia tách.',
    filledBy: 'Người điều phối',
    columns: {
      from: 'Mã cơ quan kết thúc hoặc chuyển nhiệm vụ đi.',
      to: 'Mã cơ quan tiếp nhận.',
      on: 'Từ ngày này cơ quan mới chịu trách nhiệm.',
      basis: 'Văn bản làm căn cứ.',
      scope: 'Toàn bộ, hoặc Theo nhiệm vụ: chỉ các nhiệm vụ ghi ở cột Nhiệm vụ. Để trống là Toàn bộ.',
      works: 'Mã nhiệm vụ, mã kiểm tra; nhiều mã cách nhau bằng dấu chấm phẩy (;).',
      overdue:
        'Chuyển: nhiệm vụ, báo cáo đã quá hạn cũng chuyển sang. Kết thúc (hoặc để trống): những gì quá hạn ở lại cơ quan cũ.',
      grace: 'Số ngày làm việc đầu mà việc trễ không tính cho cơ quan mới; để trống là 10.',
      note: 'Ghi chú.',
    },
  },
  daysOff: {
    purpose:
      'Ngày nghỉ lễ, nghỉ bù, hoán đổi và ngày làm bù. Mọi hạn theo ngày làm việc đều tính theo trang này.',
    filledBy: 'Người điều phối',
    columns: {
      day: 'Ngày nghỉ hoặc ngày làm bù.',
      kind: 'Nghỉ lễ, Nghỉ bù, Nghỉ hoán đổi: được nghỉ. Làm bù: ngày cuối tuần đi làm. Tạm tính: tính theo luật, chờ thông báo.',
      reason: 'Lý do nghỉ.',
      basis: 'Văn bản làm căn cứ.',
      applies: 'Không: dòng này không được tính.',
    },
  },
  units: {
    purpose:
      'Bảng tính của các đơn vị trực thuộc (huyện, xã): dán liên kết để số liệu của từng đơn vị được nhận về và cộng chung.',
    filledBy: 'Người điều phối',
    columns: {
      code: 'Mã đơn vị, mỗi dòng một mã.',
      name: 'Tên đơn vị.',
      link: 'Địa chỉ bảng tính của đơn vị. Bảng tính đó phải được chia sẻ cho bạn và đã lập trang Gửi cấp trên.',
      asOf: 'Chương trình ghi: số liệu đang dùng là của ngày nào.',
      state: 'Chương trình ghi: đã nối, đang chờ cho phép, không đọc được, số liệu cũ … và phải làm gì.',
    },
  },
  analysis: {
    purpose:
      'Điểm PAPI đã công bố bên cạnh nhiệm vụ, chỉ tiêu của kế hoạch, do chương trình ghi; sửa ở đây sẽ bị ghi đè ở lần lập sau.',
    filledBy: 'Chương trình ghi',
    columns: {},
  },
  sentUp: {
    purpose:
      'Số liệu gửi cấp trên do chương trình ghi, để bảng tính của cấp trên đọc; không sửa: sửa một ô là cấp trên không nhận.',
    filledBy: 'Chương trình ghi',
    columns: {},
  },
  summary: {
    purpose: 'Bảng tổng hợp do chương trình ghi; sửa ở đây sẽ bị ghi đè ở lần tổng hợp sau.',
    filledBy: 'Chương trình ghi',
    columns: {},
  },
  ledger: {
    purpose: 'Sổ ghi những việc chương trình đã làm: thư nhắc đã gửi, kỳ đã mở.',
    filledBy: 'Chương trình ghi; không sửa',
    columns: {
      at: 'Lúc ghi.',
      deed: 'Việc đã làm.',
      agency: 'Cơ quan liên quan.',
      recipients: 'Địa chỉ nhận thư.',
      content: 'Tóm tắt nội dung.',
      outcome: 'Thư: Chờ gửi, Đang gửi, Đã gửi, Chưa gửi, Không gửi, Chưa rõ, Lỗi. Việc khác: Đã xong.',
      detail: 'Khóa của các mốc đã nhắc, hoặc lỗi.',
    },
  },
};

export const SETTING_HELP: Readonly<Record<SettingKey, string>> = {
  unit: 'Cơ quan có kế hoạch được theo dõi. Ví dụ: UBND tỉnh Hưng Yên.',
  level: 'Cấp tỉnh hoặc Cấp huyện: quyết định cột "trước ngày" nào của trang Kỳ báo cáo được dùng.',
  office: 'Cơ quan đôn đốc và tổng hợp báo cáo. Ví dụ: Sở Nội vụ.',
  year: 'Năm của kế hoạch. Ví dụ: 2023.',
  planNumber: 'Số, ký hiệu văn bản kế hoạch.',
  planIssued: 'Ngày ban hành kế hoạch được theo dõi; hạn ban hành kế hoạch của các cơ quan tính từ ngày này.',
  planDays:
    'Các cơ quan ban hành kế hoạch của mình trong bấy nhiêu ngày làm việc, không tính ngày ban hành kế hoạch cấp trên.',
  asOf: 'Mọi tình trạng được tính đến ngày này. Chương trình cập nhật mỗi ngày khi lịch chạy được bật.',
  remindBefore: 'Nhắc khi còn bấy nhiêu ngày làm việc đến hạn; nhiều mốc cách nhau bằng dấu phẩy.',
  soon: 'Còn từ bấy nhiêu ngày làm việc trở xuống thì tình trạng là Sắp đến hạn.',
  remindOverdueEvery: 'Quá hạn thì cứ bấy nhiêu ngày làm việc nhắc lại một lần.',
  escalateAfter: 'Quá hạn từ bấy nhiêu ngày làm việc thì thư nhắc gửi kèm lãnh đạo cơ quan.',
  sendHour: 'Giờ gửi thư nhắc hằng ngày (0 đến 23).',
  senderName: 'Tên hiển thị ở ô người gửi của thư nhắc.',
  replyTo: 'Thư trả lời của các cơ quan được gửi về địa chỉ này.',
  coordinators: 'Địa chỉ những người được mở kỳ, tổng hợp, gửi thư nhắc; cách nhau bằng dấu chấm phẩy (;).',
  correctionDays:
    'Dòng báo cáo quý bị trả lại phải được sửa và gửi lại trong bấy nhiêu ngày làm việc, không tính ngày trả lại.',
  soonUntil:
    'Tự tính, không sửa: nhiệm vụ, báo cáo chưa xong có hạn đến hết ngày này là sắp đến hạn (theo Ngày tính, Sắp đến hạn và trang Ngày nghỉ).',
  trial: 'Bật: mọi thư nhắc chỉ gửi cho người điều phối, có ghi rõ là thư thử.',
  sendMode:
    'Từng cơ quan: mỗi cơ quan một thư. Gộp: mỗi mốc một thư chung, địa chỉ để ở Bcc. Chỉ việc gấp: chỉ nhắc nội dung quá hạn, bị trả lại hoặc còn đến 1 ngày làm việc.',
  quarterBefore:
    'Báo cáo quý nộp trước ngày này của tháng liền sau quý. Dùng khi bấm «Tạo kỳ báo cáo»; kỳ đã có không đổi.',
  quarterBeforeBelow: 'Như mục trên, của cấp dưới (cột «Hạn nộp cấp huyện» ở trang Kỳ báo cáo).',
  dataFrom: 'Ghi ngày/tháng, ví dụ 1/11. Số liệu báo cáo 6 tháng và năm tính từ ngày này của năm trước.',
  halfTo: 'Ghi ngày/tháng, ví dụ 31/5. Ngày chốt số liệu báo cáo 6 tháng.',
  halfBefore: 'Ghi ngày/tháng, ví dụ 10/6. Ngày cuối còn đúng hạn là ngày liền trước.',
  halfBeforeBelow: 'Ghi ngày/tháng, ví dụ 5/6. Hạn của cấp dưới.',
  yearTo: 'Ghi ngày/tháng, ví dụ 31/10. Ngày chốt số liệu báo cáo năm.',
  yearBefore: 'Ghi ngày/tháng, ví dụ 31/10. Ngày cuối còn đúng hạn là ngày liền trước.',
  yearBeforeBelow: 'Ghi ngày/tháng, ví dụ 25/10. Hạn của cấp dưới.',
  opensPeriods:
    'Có: lịch chạy hằng ngày tự mở kỳ báo cáo vào ngày làm việc cuối của kỳ. Không: người điều phối mở.',
  ownPlansOfSupports:
    'Kiểm tra kế hoạch riêng của cơ quan: Không là chỉ cần đủ nhiệm vụ chủ trì; Có là cả nhiệm vụ phối hợp.',
  planSubject:
    'Trích yếu của kế hoạch, để trích dẫn trong báo cáo. Ví dụ: về việc nâng cao Chỉ số PAPI tỉnh Hưng Yên năm 2023.',
  leaders: 'Địa chỉ lãnh đạo đơn vị nhận thư tóm tắt mỗi tuần; để trống thì không gửi.',
  leaderDay:
    'Ngày trong tuần gửi thư lãnh đạo, khi lịch chạy được bật; gặp ngày nghỉ thì gửi vào ngày làm việc tiếp theo.',
  supportsReport:
    'Không: mở kỳ quý chỉ lập dòng cho cơ quan chủ trì. Có: lập cả cho cơ quan phối hợp. Từng nhiệm vụ có thể ghi khác ở cột «Phối hợp có báo cáo».',
};

/** The note of a declared column's header. */
export const columnHelp = (sheet: SheetKey, key: string): string =>
  (SHEET_HELP[sheet].columns as Readonly<Record<string, string>>)[key] ?? '';
