/**
 * What a script has written and Google has not yet done. Writes are buffered and pushed out by flush(), by any read and
 * by the execution's end (developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app#flush); an execution
 * that is killed before loses them. So an error of a write may show only where it is pushed out, and until then
 * nobody else sees what was written.
 */
export class WriteBuffer {
  private deeds: (() => void)[] = [];

  /** Keeps a deed until it is pushed out. */
  write(deed: () => void): void {
    this.deeds.push(deed);
  }

  /** Does what waits, in order. @throws what the first deed that fails throws; those behind it are not done */
  push(): void {
    const deeds = this.deeds;
    this.deeds = [];
    for (const deed of deeds) deed();
  }

  /** The execution was killed: what waits is never done. */
  lose(): void {
    this.deeds = [];
  }
}
