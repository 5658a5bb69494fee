import { describe, expect, it } from 'vitest';
import { LEAST_ZOOM, MOST_ZOOM, stepZoom } from '../../../../contract/model/zoom.ts';
import { zoomStepOf } from '../../../../main/windows/zoomKeys.ts';

const pressed = { type: 'keyDown', key: '', code: '', control: true, meta: false, alt: false } as const;

describe('zoomStepOf', () => {
  it.each([
    [{ key: '+', code: 'Equal' }, 'in'],
    [{ key: '=', code: 'Equal' }, 'in'],
    [{ key: '+', code: 'BracketRight' }, 'in'],
    [{ key: '+', code: 'NumpadAdd' }, 'in'],
    [{ key: '-', code: 'Slash' }, 'out'],
    [{ key: '_', code: 'Minus' }, 'out'],
    [{ key: '0', code: 'Digit0' }, 'usual'],
    [{ key: 'à', code: 'Digit0' }, 'usual'],
    [{ key: 'Insert', code: 'Numpad0' }, 'usual'],
    [{ key: '1', code: 'Digit1' }, null],
    [{ key: '+', code: 'Equal', control: false }, null],
    [{ key: '+', code: 'Equal', alt: true }, null],
    [{ key: '+', code: 'Equal', type: 'keyUp' }, null],
  ])('%o is %s', (key, step) => {
    expect(zoomStepOf({ ...pressed, ...key }, 'linux')).toBe(step);
  });

  it('is Cmd on a Mac', () => {
    expect(zoomStepOf({ ...pressed, key: '+' }, 'darwin')).toBeNull();
    expect(zoomStepOf({ ...pressed, key: '+', control: false, meta: true }, 'darwin')).toBe('in');
  });
});

describe('stepZoom', () => {
  it('goes up and down from any percentage and comes to an end', () => {
    for (let percent = LEAST_ZOOM; percent <= MOST_ZOOM; percent += 1) {
      const larger = stepZoom(percent, 'in');
      const smaller = stepZoom(percent, 'out');
      expect(larger > percent || (percent === MOST_ZOOM && larger === percent)).toBe(true);
      expect(smaller < percent || (percent === LEAST_ZOOM && smaller === percent)).toBe(true);
      expect(stepZoom(percent, 'usual')).toBe(100);
    }
  });
});
