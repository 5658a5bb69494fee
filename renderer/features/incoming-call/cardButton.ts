/** The button of the same card that does this. */
export const cardButton = (inside: HTMLElement, action: string): HTMLElement | null =>
  inside.closest('[data-card]')?.querySelector<HTMLElement>(`[data-action="${action}"]`) ?? null;
