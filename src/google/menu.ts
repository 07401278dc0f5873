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
    .addItem('Xem thư nhắc hôm nay', 'showLetters')
    .addItem('Biểu đồ', 'showDashboard')
    .addItem('Công văn đôn đốc (Word)', 'showUrging')
    .addItem('Báo cáo chính thức (Word)', 'showReport')
    .addItem('Văn bản xếp loại (Word)', 'showDecision')
    .addToUi();
}

export function openSidebar(): void {
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('sidebar').setTitle(TITLE));
}

/** A dialog over the grid, sized in pixels. */
export function openDialog(file: string, title: string, width: number, height: number): void {
  const page = HtmlService.createHtmlOutputFromFile(file).setWidth(width).setHeight(height);
  SpreadsheetApp.getUi().showModalDialog(page, title);
}

/** Says what a menu entry has done, at the foot of the window. */
export function say(message: string): void {
  SpreadsheetApp.getActiveSpreadsheet().toast(message, TITLE, 8);
}
