/** What a person decided about a row, for the bar that offers to take it back. */
export interface Decision {
  readonly id: string;
  readonly who: string;
  readonly what:
    { readonly kind: 'calledBack' | 'notNeeded' } | { readonly kind: 'later'; readonly until: string };
}
