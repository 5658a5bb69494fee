import { tell } from '../ui/bridge.ts';

const LETTERS: Readonly<Record<string, string>> = {
  n: '[data-action="book"]',
  c: '[data-action="copy"]',
  m: '[data-action="note"]',
  o: '[data-action="outcome"]',
};

function press(card: HTMLElement, selector: string): boolean {
  const button = card.querySelector<HTMLElement>(selector);
  button?.click();
  return button !== null;
}

/** Digits choose an outcome while those are on offer, else one of several clients. */
function selectorFor(card: HTMLElement, key: string): string | undefined {
  if (!/^[0-6]$/u.test(key)) return LETTERS[key.toLowerCase()];
  return card.querySelector('[data-outcome]') ? `[data-outcome="${key}"]` : `[data-choice="${key}"]`;
}

function focusNeighbour(cards: readonly HTMLElement[], card: HTMLElement, step: number): boolean {
  // On screen, not in the document: near the bottom of the screen the first card stands lowest.
  const byHeight = [...cards].sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
  const neighbour = byHeight[byHeight.indexOf(card) + step];
  neighbour?.focus();
  return neighbour !== undefined;
}

type Typing = HTMLInputElement | HTMLTextAreaElement | null;

function dismiss(card: HTMLElement, typing: Typing, all: boolean): boolean {
  // A name half typed outlives Escape: the keys go back, the card stays.
  if (all) tell('card.dismissAll');
  else if (!typing?.value) press(card, '[data-action="dismiss"]');
  typing?.blur();
  tell('popup.giveKeysBack');
  return true;
}

/** Presses the card's own buttons, so that keys and mouse do and say the same. Answers whether the key meant something. */
export function pressCardKey(page: HTMLElement, event: KeyboardEvent, letterKeys: boolean): boolean {
  const cards = [...page.querySelectorAll<HTMLElement>('[data-card]')];
  const focused = document.activeElement;
  const card = cards.find((one) => one.contains(focused)) ?? cards[0];
  if (!card || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return false;

  // What the card itself has answered: a note that closed gives the keys back and leaves the card in place.
  if (event.defaultPrevented) {
    if (event.key === 'Escape') tell('popup.giveKeysBack');
    return false;
  }

  const writing = focused instanceof HTMLTextAreaElement;
  const typing = writing || focused instanceof HTMLInputElement ? focused : null;
  if (event.key === 'Escape') return dismiss(card, typing, event.shiftKey);
  if (writing) return false;
  if (event.key === 'ArrowUp') return focusNeighbour(cards, card, -1);
  if (event.key === 'ArrowDown') return focusNeighbour(cards, card, 1);
  if (typing) return false;

  // A focused button answers Enter by itself.
  if (event.key === 'Enter') {
    const onButton = focused instanceof HTMLButtonElement;
    return !onButton && (press(card, '[data-action="open"]') || press(card, '[data-action="expand"]'));
  }
  const selector = letterKeys && !event.repeat ? selectorFor(card, event.key) : undefined;
  return selector !== undefined && press(card, selector);
}
