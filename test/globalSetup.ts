/** Before all tests: the script's zone, as Google runs the script; workers inherit it. */
export default function globalSetup(): void {
  process.env['TZ'] = 'Asia/Ho_Chi_Minh';
}
