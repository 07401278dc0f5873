/** What a failure to send means: whether the mail can have gone out, and whether trying again makes sense. */

export type SendFailure =
  /** Google refuses one address; the mail did not go out. */
  | { readonly kind: 'address'; readonly address: string }
  /** Refused for what it is; it did not go out and never will. */
  | { readonly kind: 'refused' }
  /** The day's recipients are used up; it did not go out. */
  | { readonly kind: 'quota' }
  /** The service stumbled; worth another try. */
  | { readonly kind: 'transient' }
  /** Nobody can say whether it went out. */
  | { readonly kind: 'unknown' };

const KINDS: readonly (readonly [RegExp, Exclude<SendFailure['kind'], 'address' | 'unknown'>])[] = [
  [/no recipient|Limit Exceeded|Argument too large|Invalid argument/i, 'refused'],
  [/too many times for one day/i, 'quota'],
  [
    /server error|try again|unavailable|Service error|internal error|too many times in a short time|failed while accessing/i,
    'transient',
  ],
];

/**
 * @param message as MailApp words it
 * @example failureOf('Invalid email: x@') //=> { kind: 'address', address: 'x@' }
 */
export function failureOf(message: string): SendFailure {
  const address = /Invalid email: (.+)/.exec(message)?.[1];
  if (address !== undefined) return { kind: 'address', address: address.trim() };
  // What timed out may have gone out all the same.
  if (/timed? ?out/i.test(message)) return { kind: 'unknown' };
  const kind = KINDS.find(([pattern]) => pattern.test(message))?.[1];
  return { kind: kind ?? 'unknown' };
}
