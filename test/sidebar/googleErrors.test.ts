/** Google's own errors, as officials read them: no English, no class names, and what to do now. */
import { inVietnamese } from '../../sidebar/googleErrors.js';

test.each([
  ['PERMISSION_DENIED', /nhiều tài khoản Google/],
  ['ScriptError: Authorization is required to perform that action.', /đồng ý cấp quyền/],
  ['Exception: You do not have permission to call MailApp.sendEmail.', /đồng ý cấp quyền/],
  ['Exceeded maximum execution time', /quá 6 phút.*Hãy chạy lại/],
  ['Exception: Service invoked too many times for one day: email.', /hết mức.*24 giờ/],
  ['Exception: Service using too much computer time for one day', /hết mức.*24 giờ/],
  ['Exception: Too many simultaneous invocations: Spreadsheets', /quá nhiều yêu cầu cùng lúc/],
  [
    'Exception: Service invoked too many times in a short time: Spreadsheets. Try Utilities.sleep(1000) between calls.',
    /quá nhiều yêu cầu cùng lúc/,
  ],
  ['NetworkError: Connection failure due to HTTP 429', /quá nhiều yêu cầu cùng lúc/],
  ['NetworkError: Connection failure due to HTTP 0', /Mất kết nối.*có thể đã làm xong/],
  [
    'Exception: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    /được bảo vệ.*«Sửa bảng tính»/,
  ],
  [
    'Exception: This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    /10 triệu ô/,
  ],
  ['Script function not found: getOverview', /vừa được cập nhật/],
  ['Exception: Service Spreadsheets failed while accessing document with id 1AbC.', /vừa trục trặc/],
  ['Exception: Service Spreadsheets timed out while accessing document with id 1AbC.', /vừa trục trặc/],
  ['Exception: Service timed out: Spreadsheets', /vừa trục trặc/],
  ['Exception: Service error: Spreadsheets', /vừa trục trặc/],
  ["We're sorry, a server error occurred. Please wait a bit and try again.", /vừa trục trặc/],
  ['Error: Internal error executing the custom function.', /vừa trục trặc/],
  ['', /Google không trả lời/],
  ['Error: ', /Google không trả lời/],
])('%s', (message, said) => {
  const sentence = inVietnamese(message);
  expect(sentence).toMatch(said);
  expect(sentence).not.toMatch(/Exception|Error|Service|document/);
});

test('What nobody knows is handed on in its own words, with what to do', () => {
  expect(inVietnamese('TypeError: Cannot read properties of null')).toBe(
    'Google báo lỗi: «Cannot read properties of null». Hãy tải lại trang rồi thử lại; nếu vẫn lỗi, gửi nguyên câu này cho người quản trị tiện ích.',
  );
});

test.each([
  'Bảng tính đang bận vì một lần chạy khác chưa xong. Hãy thử lại sau ít phút.',
  // A refusal may quote Google's words: it says itself what to do.
  'Trang «Nhật ký»: Service error: Spreadsheets. Hãy chạy «Kiểm tra».',
])('A sentence of ours stays as it is: %s', (ours) => {
  expect(inVietnamese(`Error: Refusal: ${ours}`)).toBe(ours);
  expect(inVietnamese(ours.normalize('NFD'))).toBe(ours.normalize('NFD'));
});
