import { describe, expect, test } from 'vitest';
import { commentText } from '../../../../main/follow-up/commentText.ts';

const localTime = '2026-11-21T14:05';

describe('commentText', () => {
  test('says what it came to, what was noted and when', () => {
    expect(commentText({ outcome: 'moved', note: 'to Friday ', localTime })).toBe(
      'Moved an appointment: to Friday (call 2026-11-21 14:05)',
    );
    expect(commentText({ outcome: null, note: 'x', localTime })).toBe('x (call 2026-11-21 14:05)');
    expect(commentText({ outcome: 'noAnswer', note: ' ', localTime })).toBe(
      'No answer (call 2026-11-21 14:05)',
    );
  });

  test('fits into 255 characters and cuts no letter in two', () => {
    for (const letter of ['x', '💇']) {
      const text = commentText({ outcome: 'question', note: letter.repeat(300), localTime });

      expect(text.length).toBeLessThanOrEqual(255);
      expect(text).toMatch(/… \(call 2026-11-21 14:05\)$/);
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
  });
});
