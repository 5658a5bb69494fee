import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withFirstLook } from '../../../../main/windows/firstLook.ts';

const page = '<!doctype html>\n<html lang="en" data-window="main">\n</html>';

describe('withFirstLook', () => {
  it('tells the page its theme', () => {
    expect(withFirstLook(page, { theme: 'dark', atWork: false })).toContain(
      '<html data-theme="dark" lang="en" data-window="main">',
    );
  });

  it('tells the page when a salon is at work', () => {
    expect(withFirstLook(page, { theme: 'light', atWork: true })).toContain(
      '<html data-theme="light" data-at-work lang="en" data-window="main">',
    );
  });

  it('names the places of the rail, in its order', () => {
    const read = (name: string): string =>
      readFileSync(path.resolve(import.meta.dirname, '../../../../renderer/main-window', name), 'utf8');
    const shown = [...read('index.html').matchAll(/\{\{nav\.([\w-]+)\}\}/g)].map(([, name]) => name);
    const places = [...read('places.ts').matchAll(/\{ name: '([\w-]+)'/g)].map(([, name]) => name);
    expect(places.length).toBeGreaterThan(3);
    expect(shown).toEqual(places);
  });
});
