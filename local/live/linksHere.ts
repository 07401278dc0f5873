/** Links between workbooks, to Google as the add-in writes them, that lead to the workbooks of this machine. */

const LINK = /https:\/\/docs\.google\.com\/spreadsheets\/d\/([\w-]+)(?:\/edit)?(?=[#"'?]|$)/g;

/** A page's links to those of the named workbooks, by their ids; what they link to beyond the workbook stays. */
export const linksHere = (html: string, paths: ReadonlyMap<string, string>): string =>
  html.replace(LINK, (link, id: string) => paths.get(id) ?? link);
