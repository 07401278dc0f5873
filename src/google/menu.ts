/** The menu and the sidebar. */

const TITLE = 'Theo dõi PAPI';

/** Builds the menu and nothing else: onOpen may run before anybody has consented. */
export function addMenu(): void {
  SpreadsheetApp.getUi()
    .createMenu(TITLE)
    .addItem('Mở thanh bên', 'showSidebar')
    .addSeparator()
    .addItem('Thiết lập bảng tính', 'setUpWorkbook')
    .addItem('Thêm ngày nghỉ năm sau', 'addDaysOff')
    .addItem('Ghi bảng tổng hợp', 'writeSummary')
    .addToUi();
}

export function openSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle(TITLE));
}

/** Says what a menu entry has done, at the foot of the window. */
export function say(message: string): void {
  SpreadsheetApp.getActiveSpreadsheet().toast(message, TITLE, 8);
}
