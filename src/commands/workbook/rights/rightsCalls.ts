/** Of the 400 calls that an action may take, those left to rights, which go on by themselves. */
export const RIGHTS_CALLS = 90;
