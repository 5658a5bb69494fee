import type { Input, WebContents } from 'electron';
import type { ZoomStep } from '../../contract/model/zoom.ts';

/** What a key asks for: Ctrl (Cmd on a Mac) with +, - or 0, on any keyboard. */
export function zoomStepOf(
  { type, key, code, control, meta, alt }: Pick<Input, 'type' | 'key' | 'code' | 'control' | 'meta' | 'alt'>,
  platform: NodeJS.Platform,
): ZoomStep | null {
  const command = platform === 'darwin' ? meta && !control : control && !meta;
  if (type !== 'keyDown' || !command || alt) return null;
  if (key === '+' || key === '=' || code === 'NumpadAdd') return 'in';
  if (key === '-' || key === '_' || code === 'NumpadSubtract') return 'out';
  // On a French keyboard the digit needs Shift.
  return key === '0' || code === 'Digit0' || code === 'Numpad0' ? 'usual' : null;
}

/** Answers the keys that zoom, and Ctrl with the wheel, before the page or Chromium's own zoom does. */
export function takeZoomKeys(contents: WebContents, onZoom: (step: ZoomStep) => void): void {
  contents.on('before-input-event', (event, input) => {
    const step = zoomStepOf(input, process.platform);
    if (step === null) return;
    event.preventDefault();
    onZoom(step);
  });
  contents.on('zoom-changed', (_event, direction) => {
    onZoom(direction);
  });
}
