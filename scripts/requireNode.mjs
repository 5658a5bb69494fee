// Runs on whatever Node the machine has, so it is written for old ones and stays free of TypeScript.
if (Number(process.versions.node.split('.')[0]) !== 24) {
  console.error(
    `Ringdesk's scripts need Node 24 from the npm package "node", but this is Node ${process.versions.node}: ` +
      'run "npm ci" once more and let the install script of "node" run (no --ignore-scripts).',
  );
  process.exit(1);
}
