// The least that a page of the call book can cost: a thread that reads its newest calls by their index.
const { parentPort, workerData } = require('node:worker_threads');
const Database = require('libsql');

const { file, keyHex, limit } = workerData;
const database = new Database(file, { encryptionCipher: 'aes256cbc', encryptionKey: keyHex });
const newest = database.prepare('SELECT * FROM calls ORDER BY started_at DESC, id DESC LIMIT ?');

parentPort.on('message', (asked) => {
  if (asked === 'close') parentPort.close();
  else parentPort.postMessage(newest.all(limit));
});
