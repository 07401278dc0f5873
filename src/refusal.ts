/** What a command says to a person instead of doing the deed. */

/** A refusal that is said to the person as it is: a sentence, not a stack. */
export class Refusal extends Error {}

/** Another run holds the workbook: trying again later makes sense. */
export class Busy extends Refusal {}
