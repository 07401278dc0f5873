/** The message of whatever was thrown, from this realm or from a script's. */
export function errorMessage(error: unknown): string {
  const message = (error as { readonly message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : String(error);
}
