import { describe, expect, it, test } from 'vitest';
import { fitPlace } from '../../../../main/windows/fitPlace.ts';
import { placePopup } from '../../../../main/windows/placePopup.ts';

const area = { x: 0, y: 0, width: 1280, height: 1000 };
const left = { x: -1920, y: 0, width: 1920, height: 1080 };
const size = { width: 424, height: 300 };

describe('placePopup', () => {
  it.each([
    { corner: 'bottom-end', x: 852, y: 696 },
    { corner: 'top-end', x: 852, y: 4 },
    { corner: 'top-start', x: 4, y: 4 },
  ] as const)('$corner', ({ corner, x, y }) => {
    expect(placePopup(area, size, corner)).toEqual({ ...size, x, y });
  });

  test('never grows over most of the screen', () => {
    expect(placePopup(area, { width: 424, height: 5_000 }, 'bottom-end')).toMatchObject({
      height: 900,
      y: 96,
    });
  });

  test('works on a screen with negative coordinates', () => {
    expect(placePopup(left, size, 'top-start')).toMatchObject({ x: -1916, y: 4 });
  });
});

describe('fitPlace', () => {
  const place = { x: 100, y: 100, width: 900, height: 700, maximized: false };

  test('keeps a place that is still on a screen', () => {
    expect(fitPlace(place, [area])).toEqual(place);
  });

  test('lets go of a place on a screen that was unplugged', () => {
    expect(fitPlace({ ...place, x: -1800 }, [area])).toBeNull();
  });

  test('shrinks to a smaller screen', () => {
    expect(fitPlace({ ...place, width: 4_000 }, [area])).toMatchObject({ width: 1280 });
  });
});
