/** Somebody who may sit at the keyboard. */
export interface Person {
  readonly email: string;
  readonly who: string;
}
