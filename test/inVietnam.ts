/** Tests run in the script's zone, as Google runs the script; workers inherit it. */
export default function inVietnam(): void {
  process.env['TZ'] = 'Asia/Ho_Chi_Minh';
}
