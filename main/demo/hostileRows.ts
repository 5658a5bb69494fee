const DEEP = `${'['.repeat(2000)}${']'.repeat(2000)}`;

/** As text, because no object can hold 1e400 or an own `__proto__` on its way through JSON. */
const ROWS: readonly string[] = [
  'null',
  '42',
  '"row"',
  '[]',
  '{}',
  '{"id":"x1","title":7,"name":null,"caller_phone":null,"status":"success","type":"incoming","call_date":"2026-01-17T23:52:21-05:00"}',
  '{"id":1.5,"caller_phone":"+13155550100","status":"success","type":"incoming","call_date":"0000-00-00 00:00:00","duration":-5}',
  '{"id":1e400,"caller_phone":{},"status":["missed"],"type":null,"call_date":1e400,"duration":1e400}',
  '{"id":null,"caller_phone":true,"status":"success","type":"incoming","call_date":"soon"}',
  '{"id":-1,"client_id":"none","caller_phone":"+13155550100","status":"success","type":"incoming","call_date":"2026-13-45 25:61:61"}',
  `{"id":71,"caller_phone":${DEEP},"status":"success","type":"incoming","call_date":"2026-01-17T23:52:21-05:00"}`,
  '{"id":71,"duration":"long","record_link":["x"],"status":["missed"],"type":{},"client_id":{},"call_date":"2026-01-17 23:52:21+03"}',
  '{"id":71,"duration":-5,"status":"missed","type":"incoming","call_date":{"date":"2026-01-17 23:52:21.000000","timezone_type":3,"timezone":"Europe/Berlin"}}',
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
];

/** Rows that no description allows, between the good ones of a list; around anything else, in its place. */
export function hostileRows(text: string): string {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null || !('data' in parsed)) return text;
  const { data, ...rest } = parsed;
  const good = Array.isArray(data) ? data.map((row: unknown) => JSON.stringify(row)) : [];
  const mixed: string[] = [];
  for (let index = 0; index < Math.max(good.length, ROWS.length); index += 1) {
    mixed.push(...[ROWS[index], good[index]].filter((row) => row !== undefined));
  }
  const list = Array.isArray(data)
    ? `[${mixed.join(',')}]`
    : '{"id":"x1","user_token":7,"title":{},"phone":[[]]}';
  return `{"data":${list},${JSON.stringify(rest).slice(1)}`;
}
