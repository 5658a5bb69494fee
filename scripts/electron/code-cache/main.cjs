// Runs inside the Electron that ships: runs main's bundle until its first turn is over, and keeps what V8 has compiled.
// A cache of a whole start is twice as big, and reading it costs more than it saves.
const { readFileSync, rmSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { Script } = require('node:vm');

const bundle = path.join(__dirname, '../../../out/ringdesk.cjs');
const profile = path.join(os.tmpdir(), `ringdesk-code-cache-${process.pid}`);
process.argv = [process.argv[0], `--user-data-dir=${profile}`];

const script = new Script(Module.wrap(readFileSync(bundle, 'utf8')), { filename: bundle });
const made = { exports: {} };
script.runInThisContext()(made.exports, Module.createRequire(bundle), made, bundle, path.dirname(bundle));
writeFileSync(`${bundle}.cache`, script.createCachedData());
rmSync(profile, { recursive: true, force: true });
// Before it is ready, and so before it needs a display. Nothing of this start is worth an orderly end.
process.exit(0);
