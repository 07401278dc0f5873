/**
 * What Google says of itself, in English and to programmers, told to officials: what it was, what became of their work,
 * what to do now. Every command may be repeated, so "try again" is always true.
 */

/** Google's words (of Apps Script's exceptions and of google.script.run), and ours for them; the first that fits. */
const SAID: readonly (readonly [RegExp, string])[] = [
  // With several accounts signed in, Google may ask as another one than the person sees
  // (issuetracker.google.com/69270374): every call then fails.
  [
    /PERMISSION_DENIED|Authorization is required|ScriptError: .*authoriz|do not have permission to call/i,
    'Google chưa cho phép tài khoản này chạy tiện ích, thường vì trình duyệt đang đăng nhập nhiều tài khoản Google. Hãy mở bảng tính trong cửa sổ ẩn danh (hoặc đăng xuất các tài khoản khác), chỉ đăng nhập tài khoản được chia sẻ bảng tính, rồi mở lại thanh bên và đồng ý cấp quyền.',
  ],
  [
    /Exceeded maximum execution time/i,
    'Google dừng lần chạy này vì đã quá 6 phút. Những gì đã ghi vẫn còn. Hãy chạy lại: việc đã làm không bị làm lần nữa.',
  ],
  [
    /for one day/i,
    'Hôm nay tài khoản này đã dùng hết mức mà Google cho phép. Hãy nhờ người điều phối khác chạy, hoặc thử lại sau 24 giờ.',
  ],
  [
    /too many simultaneous|too many times in a short time|too many scripts|rate limit|HTTP 429/i,
    'Google đang nhận quá nhiều yêu cầu cùng lúc. Hãy đợi một phút rồi thử lại.',
  ],
  [
    /NetworkError|Connection failure|Failed to fetch/i,
    'Mất kết nối với Google khi đang chờ trả lời; việc có thể đã làm xong. Hãy kiểm tra mạng rồi thử lại: việc đã làm không bị làm lần nữa.',
  ],
  [
    /protected cell or object/i,
    'Có ô hoặc trang được bảo vệ mà tài khoản này không sửa được, nên chưa ghi hết. Hãy nhờ chủ sở hữu bảng tính chạy «Sửa bảng tính» ở thẻ Thiết lập, rồi thử lại.',
  ],
  [
    /number of cells in the workbook/i,
    'Bảng tính đã đến giới hạn 10 triệu ô của Google. Hãy xóa bớt hàng, cột trống hoặc trang không dùng, rồi thử lại.',
  ],
  [/Script function not found/i, 'Tiện ích vừa được cập nhật. Hãy tải lại trang rồi mở lại thanh bên.'],
  [
    /failed while accessing|Service (?:error|timed out|unavailable|\w+ (?:failed|timed out))|(?:server|internal) error/i,
    'Google Trang tính vừa trục trặc. Hãy đợi một phút rồi thử lại: những gì đã ghi vẫn còn, việc đã làm không bị làm lần nữa.',
  ],
];

/** Every sentence of ours, and of Google's in Vietnamese, has a mark or a đ. */
const isVietnamese = (text: string): boolean => /[\u0300-\u0323]|đ/i.test(text.normalize('NFD'));

/**
 * @param message the server's error, as google.script.run hands it on
 * @returns the sentence that people read: ours as it is, Google's in Vietnamese, any other with its own words in it
 * @example inVietnamese('Exception: Service Spreadsheets timed out') //=> 'Google Trang tính vừa trục trặc. …'
 */
export function inVietnamese(message: string): string {
  // Apps Script puts "Error: " or the class's name before a message; people need the sentence alone.
  const said = message.replace(/^(?:(?:\w*Error|Exception|Refusal|Busy): )+/, '').trim();
  if (said === '') return 'Google không trả lời. Hãy đợi một phút, tải lại trang rồi thử lại.';
  if (isVietnamese(said)) return said;
  return (
    SAID.find(([theirs]) => theirs.test(message))?.[1] ??
    `Google báo lỗi: «${said}». Hãy tải lại trang rồi thử lại; nếu vẫn lỗi, gửi nguyên câu này cho người quản trị tiện ích.`
  );
}
