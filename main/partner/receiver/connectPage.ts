import { texts } from '../../texts.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The page that a browser shows after Altegio's redirect: nothing on it comes from the address. */
export function connectPage(): string {
  const { title, heading, body } = texts.connectPage;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
body { font: 18px/1.5 system-ui, sans-serif; max-width: 32em; margin: 20vh auto 0; padding: 0 1em; color-scheme: light dark }
</style>
<h1>${escaped(heading)}</h1>
<p>${escaped(body)}</p>
</html>
`;
}
