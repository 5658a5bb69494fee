/** Stands for a number that came in a form which nobody can read, such as a list; no number is written so. */
export const UNREADABLE_NUMBER = '?';
