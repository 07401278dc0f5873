/** The event that a time-driven trigger hands over. */

/** The id of the trigger that fired; empty for anything else: whoever can open the sidebar can call with what they like. */
export function triggerIdOf(event: unknown): string {
  const id = (event as Partial<GoogleAppsScript.Events.TimeDriven> | null | undefined)?.triggerUid;
  return typeof id === 'string' ? id : '';
}
