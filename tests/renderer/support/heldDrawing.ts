import type { Page } from '@playwright/test';

/**
 * Keeps what React has put off for its next turn from being drawn, as happens by itself on a busy machine, while what
 * comes from main is still taken in at once. Answers how to let it be drawn.
 */
export async function holdDrawing(page: Page): Promise<() => Promise<void>> {
  const held = await page.evaluateHandle(() => {
    const { prototype } = MessagePort;
    const { postMessage: post } = Object.getOwnPropertyDescriptors(prototype);
    const waiting: (() => void)[] = [];
    Object.defineProperty(prototype, 'postMessage', {
      ...post,
      value(this: MessagePort, message: unknown) {
        const send = (): void => post.value?.call(this, message);
        // React gives itself its turns by messages that say null; the clock of the test uses messages as well.
        if (message === null) waiting.push(send);
        else send();
      },
    });
    return () => {
      Object.defineProperty(prototype, 'postMessage', post);
      for (const send of waiting) send();
    };
  });
  return () => held.evaluate((letGo) => letGo());
}
