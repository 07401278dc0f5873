/** google.script.run as promises, typed by the contract both sides share. */
import { GASClient } from 'gas-client';
import type { Server } from '../src/contract.js';

type Functions = { [K in keyof Server]: Server[K] };

const client = new GASClient<Functions>();

/** Calls the function of that name on the server; rejects with the server's own error. */
export const server = client.serverFunctions as {
  [K in keyof Server]: (...args: Parameters<Server[K]>) => Promise<ReturnType<Server[K]>>;
};

/**
 * With several accounts signed in, Google may ask as another one than the person sees (issuetracker.google.com/69270374):
 * every call then fails, in words that say nothing to an official.
 */
const SEVERAL_ACCOUNTS = /PERMISSION_DENIED|Authorization is required|ScriptError: .*authoriz/i;

const SEVERAL_ACCOUNTS_SAID =
  'Google chưa cho phép tài khoản này chạy tiện ích, thường vì trình duyệt đang đăng nhập nhiều tài khoản Google. Hãy mở bảng tính trong cửa sổ ẩn danh (hoặc đăng xuất các tài khoản khác), chỉ đăng nhập tài khoản được chia sẻ bảng tính, rồi mở lại thanh bên và đồng ý cấp quyền.';

/** Apps Script puts "Error: " or the class's name before a message; people need the sentence alone. */
export function sentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error ?? '');
  if (SEVERAL_ACCOUNTS.test(message)) return SEVERAL_ACCOUNTS_SAID;
  const said = message.replace(/^(?:\w*Error|Exception|Refusal|Busy): /, '').trim();
  return said === '' ? 'Google không trả lời. Hãy đợi một phút, tải lại trang rồi thử lại.' : said;
}
