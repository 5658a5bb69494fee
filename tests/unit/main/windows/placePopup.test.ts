import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fitPlace } from '../../../../main/windows/fitPlace.ts';
import { fitPopup, PAGE_WIDTH, placePopup } from '../../../../main/windows/placePopup.ts';

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

describe('fitPopup', () => {
  const corner = fc.constantFrom('top-start', 'top-end', 'bottom-start', 'bottom-end');
  const zoom = fc.integer({ min: 50, max: 300 }).map((percent) => percent / 100);
  // Cards of a popup are from 60 to 500 of their own pixels high, and three stand there at most.
  const pageHeight = fc
    .array(fc.integer({ min: 60, max: 500 }), { minLength: 1, maxLength: 3 })
    .map((cards) => cards.reduce((sum, card) => sum + card, 24 + 10 * cards.length));
  // Real screens from 1366 by 768 on, with text or everything larger by up to three.
  const workArea = fc
    .record({
      width: fc.integer({ min: 1366, max: 7_680 }),
      height: fc.integer({ min: 700, max: 4_320 }),
      x: fc.integer({ min: -4_000, max: 4_000 }),
      y: fc.integer({ min: -2_000, max: 2_000 }),
      scale: fc.integer({ min: 100, max: 300 }).map((percent) => percent / 100),
    })
    .map(({ width, height, x, y, scale }) => ({
      x,
      y,
      width: Math.floor(width / scale),
      height: Math.floor(height / scale),
    }));

  test('at any zoom, scale and number of cards it lies inside the work area and is as large as its page', () => {
    fc.assert(
      fc.property(workArea, pageHeight, zoom, corner, (area, height, wanted, at) => {
        const { zoomFactor, bounds } = fitPopup(area, height, wanted, at);
        expect(bounds.x).toBeGreaterThanOrEqual(area.x);
        expect(bounds.y).toBeGreaterThanOrEqual(area.y);
        expect(bounds.x + bounds.width).toBeLessThanOrEqual(area.x + area.width);
        expect(bounds.y + bounds.height).toBeLessThanOrEqual(area.y + area.height);
        expect(zoomFactor).toBeLessThanOrEqual(wanted);

        // Whole and without an empty box around it, or as high as it may be, with room for a name and its buttons.
        const most = Math.floor(area.height * 0.9);
        const inPage = bounds.height / zoomFactor;
        if (height * zoomFactor <= most) expect(inPage).toBeGreaterThanOrEqual(height - 0.001);
        else expect(bounds.height).toBe(most);
        expect(bounds.height).toBeLessThan(height * zoomFactor + 1);
        expect(inPage).toBeGreaterThanOrEqual(Math.min(height, 209.9));
        expect(bounds.width / zoomFactor).toBeGreaterThanOrEqual(PAGE_WIDTH - 0.1);
        expect(bounds.width).toBeLessThan(PAGE_WIDTH * zoomFactor + 1);
      }),
    );
  });

  test('at 1366 by 768 every zoom is what was asked for', () => {
    const screen = { x: 0, y: 0, width: 1366, height: 728 };
    for (const wanted of [0.5, 0.69, 1, 1.31, 2, 3]) {
      expect(fitPopup(screen, 900, wanted, 'bottom-end').zoomFactor).toBe(wanted);
    }
  });
});
