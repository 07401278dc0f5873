/** Word documents as LibreOffice lays them out. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find(existsSync);

/** A machine without LibreOffice runs all tests but these, and jest says that it passed over them. */
export const testConverted = OFFICE && existsSync('/usr/bin/pdftotext') ? test : test.skip;

/**
 * The pages of a document: their text, and their sizes in points.
 *
 * @param pictures where pictures of the pages go, as the beginning of a file's name, when SCREENSHOTS asks for them
 */
export function pagesOf(docx: Buffer, pictures: string): { texts: string[]; sizes: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'papi-document-'));
  try {
    const [word, pdf] = ['docx', 'pdf'].map((type) => join(folder, `document.${type}`)) as [string, string];
    writeFileSync(word, docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(OFFICE!, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, word], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    if (process.env['SCREENSHOTS']) execFileSync('pdftoppm', ['-r', '60', '-png', pdf, pictures]);
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    const info = execFileSync('pdfinfo', ['-l', '99', pdf], { encoding: 'utf8' });
    return {
      texts: text.split('\f').slice(0, -1),
      sizes: [...info.matchAll(/^Page +\d+ size: +([\d.]+ x [\d.]+)/gm)].map((match) => match[1]!),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
