import { build } from 'vite';
import { expect, it } from 'vitest';
import { inProject } from '../../../scripts/projectRoot.ts';

it('a bundle that runs for days is plain ASCII, so that its source takes one byte for each letter', async () => {
  const built = await build({
    configFile: inProject('vite.config.ts'),
    mode: 'book',
    logLevel: 'silent',
    build: { write: false },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) =>
    'output' in each ? each.output : [],
  );
  const code = outputs.map((file) => (file.type === 'chunk' ? file.code : '')).join('');
  expect(code).toContain('\\u');
  expect(code.match(/[^\x00-\x7f]/g)).toBeNull();
});
