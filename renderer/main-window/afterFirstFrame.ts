// A page that is not painted for some reason must not stay empty for it.
const LIMIT_MS = 100;

/** Runs once the page's own first look is on its way to the screen: scripts that run earlier would hold it back. */
export function afterFirstFrame(run: () => void): void {
  let due = true;
  const once = (): void => {
    if (!due) return;
    due = false;
    run();
  };
  window.setTimeout(once, LIMIT_MS);
  // Animation frames come before the painting, what is put off from there comes after it.
  window.requestAnimationFrame(() => window.setTimeout(once));
}
