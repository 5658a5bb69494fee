import { expect, test } from 'vitest';
import { ByteCache } from '../../../../main/recordings/byteCache.ts';

const bytes = (count: number): Uint8Array => new Uint8Array(count);

test('what was not used for longest makes room', () => {
  const cache = new ByteCache(100);
  cache.put('a', bytes(40));
  cache.put('b', bytes(40));
  expect(cache.get('a')).toHaveLength(40);
  cache.put('c', bytes(40));
  expect(['a', 'b', 'c'].map((name) => cache.get(name)?.length)).toEqual([40, undefined, 40]);
});

test('what is put again counts once', () => {
  const cache = new ByteCache(100);
  cache.put('a', bytes(60));
  cache.put('a', bytes(50));
  cache.put('b', bytes(50));
  expect([cache.get('a')?.length, cache.get('b')?.length]).toEqual([50, 50]);
});

test('what is larger than the whole cache is not kept and pushes nothing out', () => {
  const cache = new ByteCache(100);
  cache.put('a', bytes(60));
  cache.put('b', bytes(101));
  expect(cache.get('a')).toHaveLength(60);
  expect(cache.get('b')).toBeUndefined();
});

test('is empty when cleared', () => {
  const cache = new ByteCache(100);
  cache.put('a', bytes(100));
  cache.clear();
  expect(cache.get('a')).toBeUndefined();
  cache.put('b', bytes(100));
  expect(cache.get('b')).toHaveLength(100);
});
