import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import { startSimulator, type Simulator } from '../../../../main/demo/simulator.ts';
import { ask, type Asked } from './askSimulator.ts';

let simulator: Simulator;
let seenBefore = 0;

beforeAll(async () => {
  simulator = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 0, drawnClients: 0 }),
  });
});

beforeEach(() => {
  seenBefore = simulator.violations.length;
});

afterAll(async () => {
  await simulator.stop();
});

const search = 'POST /company/615243/clients/search';

test.each<{ name: string; line: string; asked?: Asked; status: number; violation?: string }>([
  { name: 'an unknown path', line: 'GET /calls', status: 404, violation: 'Unknown path' },
  { name: 'a path outside the API', line: 'GET /../../companies', status: 404, violation: 'Unknown path' },
  { name: 'a wrong method', line: 'PUT /countries', status: 405, violation: 'Wrong method' },
  {
    name: 'a wrong Accept',
    line: 'GET /countries',
    asked: { headers: { accept: 'text/html' } },
    status: 400,
    violation: 'Wrong Accept',
  },
  { name: 'no tokens', line: 'GET /countries', asked: { tokens: 'none' }, status: 401 },
  {
    name: 'a wrong partner token',
    line: 'GET /countries',
    asked: { headers: { authorization: 'Bearer nope' } },
    status: 401,
  },
  {
    name: 'a user call without the user',
    line: 'GET /companies?my=1',
    asked: { tokens: 'partner' },
    status: 401,
  },
  { name: 'an unknown location', line: 'GET /company/1', status: 404 },
  {
    name: 'a body of another type',
    line: search,
    asked: { body: {}, headers: { 'content-type': 'text/plain' } },
    status: 400,
    violation: 'Body without JSON',
  },
  { name: 'an undescribed query', line: 'GET /countries?lang=en', status: 200, violation: 'lang' },
  {
    name: 'an undescribed key',
    line: search,
    asked: { body: { pageSize: 5 } },
    status: 200,
    violation: 'pageSize',
  },
  {
    name: 'a blank comment',
    line: 'POST /company/615243/clients/51342001/comments',
    asked: { body: { text: '  ' } },
    status: 422,
  },
  { name: 'a token for a recording', line: 'GET /recordings/1.wav', status: 404, violation: 'token' },
])('$name is met with $status', async ({ line, asked, status, violation }) => {
  const answer = await ask(simulator, line, asked);

  expect(answer.status).toBe(status);
  const added = simulator.violations.slice(seenBefore);
  if (violation === undefined) expect(added).toEqual([]);
  else expect(added).toEqual([expect.stringContaining(violation)]);
});

test('a wrong Accept is named', async () => {
  const { body } = await ask(simulator, 'GET /countries', { headers: { accept: 'application/json' } });

  expect(body.meta.message).toContain('Accept');
});
