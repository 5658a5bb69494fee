import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeDemoSalon } from '../../../../main/demo/data/makeDemoSalon.ts';
import { startSimulator, type Simulator } from '../../../../main/demo/simulator.ts';
import { ask } from './askSimulator.ts';

let simulator: Simulator;
let path: string;
let id: number;

beforeAll(async () => {
  simulator = await startSimulator({
    salon: makeDemoSalon({ now: Date.now(), daysBack: 0, drawnClients: 0 }),
  });
  id = simulator.addCall({
    locationId: 615_243,
    phone: '+13155550175',
    durationSeconds: 3,
    recordLink: true,
  });
  path = `/recordings/${id}.wav`;
});

afterAll(async () => {
  await simulator.stop();
});

const listen = (range?: string) =>
  ask(simulator, `GET ${path}`, { tokens: 'none', ...(range === undefined ? {} : { headers: { range } }) });

test('is a WAV as long as the call', async () => {
  const { status, headers, bytes } = await listen();

  expect([status, headers['content-type'], bytes.length]).toEqual([200, 'audio/wav', 44 + 3 * 8000]);
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
});

test.each([
  ['bytes=0-3', 206, 'bytes 0-3/24044', 4],
  ['bytes=24000-', 206, 'bytes 24000-24043/24044', 44],
  ['bytes=-10', 206, 'bytes 24034-24043/24044', 10],
  ['bytes=99999-', 416, 'bytes */24044', 0],
])('can be had in part: %s', async (range, status, contentRange, length) => {
  const answer = await listen(range);

  expect([answer.status, answer.headers['content-range'], answer.bytes.length]).toEqual([
    status,
    contentRange,
    length,
  ]);
});

test.each([
  ['notReady', 404],
  ['expired', 410],
  ['forbidden', 403],
  ['ready', 200],
] as const)('can be %s', async (state, status) => {
  simulator.setRecording(id, state);

  expect((await listen()).status).toBe(status);
});
