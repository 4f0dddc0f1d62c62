export default async function stopCluster(): Promise<void> {
  const child = globalThis.testCluster;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}
