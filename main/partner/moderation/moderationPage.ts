import type { Moderation, ModerationItem } from '../../../contract/model/partner.ts';
import { wallClockIn } from '../../calls/salonDay.ts';
import { texts } from '../../texts.ts';
import { problemInShort } from './evidenceWords.ts';

export interface ModerationPageInput {
  readonly moderation: Moderation;
  readonly applicationId: number;
  readonly locationTitle: string;
  /** Of the location: each moment is told in UTC and there. */
  readonly timeZone: string;
  readonly nowMs: number;
}

const words = texts.partner.moderation.page;

const STYLE = `
:root { color: #1c2430; background: #fff; font: 11pt/1.45 system-ui, "Segoe UI", Roboto, sans-serif; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
h2 { font-size: 1.1rem; margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0 2rem; }
dt { color: #566173; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
section { border-top: 1px solid #c8ced8; padding: 1rem 0; }
header { display: flex; justify-content: space-between; gap: 1rem; break-after: avoid; }
.passed { color: #14692f; } .failed { color: #a11a1a; } .open, .running { color: #566173; }
p { margin: .35rem 0; }
ol { padding-left: 1.5rem; } li { margin: .75rem 0; break-inside: avoid; }
pre { background: #f3f5f8; border-radius: 4px; padding: .5rem .75rem; margin: .35rem 0; font-size: 9pt;
  white-space: pre-wrap; overflow-wrap: anywhere; }
time { color: #566173; font-size: 9.5pt; }
@page { size: A4; margin: 18mm; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
`;

/** The checklist with its evidence as one page that needs nothing else: no script, no picture, no address to load. */
export function moderationPage(input: ModerationPageInput): string {
  const { moderation, applicationId, locationTitle, nowMs } = input;
  const facts = [
    [words.application, String(applicationId)],
    [words.location, `${locationTitle} (${moderation.locationId ?? '–'})`],
    [words.registrationUrl, moderation.registrationUrl || '–'],
    [words.description, moderation.description || '–'],
  ].map(([name = '', value = '']) => `<dt>${escaped(name)}</dt><dd><bdi>${escaped(value)}</bdi></dd>`);
  const made = momentOf(new Date(nowMs).toISOString(), input);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(words.title(applicationId))}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(words.title(applicationId))}</h1>
<p>${escaped(words.made)} ${made}</p>
<dl>${facts.join('')}</dl>
${moderation.items.map((item) => itemHtml(item, input)).join('\n')}
</body>
</html>
`;
}

function itemHtml(
  { name, state, at, problem, evidence }: ModerationItem,
  input: ModerationPageInput,
): string {
  const why = problem && problemInShort(problem);
  return `<section>
<header><h2>${escaped(words.items[name])}</h2><strong class="${state}">${escaped(words.states[state])}</strong></header>
${at === null ? '' : `<p>${momentOf(at, input)}</p>`}
${why === null ? '' : `<p class="failed"><bdi>${escaped(why)}</bdi></p>`}
${evidence.length === 0 ? '' : `<ol>${evidence.map((each) => evidenceHtml(each, input)).join('')}</ol>`}
</section>`;
}

function evidenceHtml(
  { at, request, answer }: ModerationItem['evidence'][number],
  input: ModerationPageInput,
): string {
  const sent = [`${request.method} ${request.path}`, request.body].filter((part) => part !== '').join('\n');
  return `<li>${momentOf(at, input)}
<pre>${escaped(sent)}</pre>
<p>${escaped(words.answer)} <bdi>${escaped(answer)}</bdi></p></li>`;
}

function momentOf(at: string, { timeZone }: ModerationPageInput): string {
  const utc = at.slice(0, 19).replace('T', ' ');
  const there = wallClockIn(timeZone, Date.parse(at)).replace('T', ' ');
  return `<time datetime="${escaped(at)}">${escaped(`${utc} UTC · ${there} ${timeZone}`)}</time>`;
}

const REPLACED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Characters that turn the direction of the text round could make an answer read as another one.
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ' ')
    .replace(/[&<>"']/g, (character) => REPLACED[character] ?? '');
}
