/** Errors of the REST API, as the advanced service throws them. */

export interface Reason {
  readonly reason: string;
  readonly message: string;
}

/** What the service answers before Apps Script puts the call's name in front. */
export class ApiError extends Error {
  constructor(
    readonly reason: Reason,
    readonly code: number,
  ) {
    super(reason.message);
  }

  /** @param call 'bigquery.jobs.get' */
  of(call: string): Error {
    return Object.assign(new Error(`API call to ${call} failed with error: ${this.message}`), {
      details: { code: this.code, message: this.message, errors: [{ domain: 'global', ...this.reason }] },
    });
  }
}

export const failed = (reason: string, code: number, message: string): ApiError =>
  new ApiError({ reason, message }, code);

/** @example notFound('Table p:d.t') */
export const notFound = (what: string): ApiError => failed('notFound', 404, `Not found: ${what}`);
