import { expect, test } from 'vitest';
import { FakeClock } from '../../../support/fakeClock.ts';
import { FakeBus } from './fakeBus.ts';

const NAME = 'org.example.Salon';

async function follow(prepare: (bus: FakeBus) => void = () => undefined) {
  const clock = new FakeClock();
  const fake = new FakeBus(clock);
  const heard: string[] = [];
  prepare(fake);
  fake.bus.follow({
    name: NAME,
    signals: [`interface='${NAME}'`],
    onOwner: (there) => heard.push(there ? 'there' : 'gone'),
    onSignal: ({ member }) => heard.push(member),
  });
  fake.bus.start();
  await clock.advance(0);
  return { clock, fake, heard };
}

test('tells whether the program is there, when it goes, comes and is replaced', async () => {
  const { fake, heard } = await follow();
  fake.own(NAME, ':1.1');
  fake.tell(':1.1', '/', NAME, 'Ring');
  fake.own(NAME, ':1.2');
  fake.tell(':1.1', '/', NAME, 'Old');
  fake.leave(NAME);
  expect(heard).toEqual(['gone', 'there', 'Ring', 'there', 'gone']);
});

test('a bus that goes away is connected to again, and everything is asked for anew', async () => {
  const { clock, fake, heard } = await follow((bus) => {
    bus.own(NAME, ':1.1');
  });
  fake.drop();
  expect(heard).toEqual(['there', 'gone']);
  await clock.advance(2_000);
  fake.tell(':1.1', '/', NAME, 'Ring');
  expect(heard).toEqual(['there', 'gone', 'there', 'Ring']);
});

test('where there is no bus it is tried ever more rarely, at least once a minute, until it is stopped', async () => {
  const { clock, fake, heard } = await follow((bus) => {
    bus.down = true;
  });
  expect(heard).toEqual(['gone']);
  await clock.advance(10 * 60_000);
  expect(fake.connections).toBeGreaterThan(10);
  expect(fake.connections).toBeLessThan(20);
  const before = fake.connections;
  await clock.advance(60_000);
  expect(fake.connections).toBe(before + 1);
  fake.bus.stop();
  await clock.advance(10 * 60_000);
  expect(fake.connections).toBe(before + 1);
  expect(clock.pending).toBe(0);
});

test('a question that nobody answers is given up', async () => {
  const { clock, fake } = await follow((bus) => {
    bus.own(NAME, ':1.1');
    bus.answer('Ask', 'never');
  });
  const call = fake.bus.call({ destination: NAME, path: '/', interface: NAME, member: 'Ask' });
  await clock.advance(5_000);
  expect(await call).toEqual({ ok: false, error: 'silent' });
});
