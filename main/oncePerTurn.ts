/** Runs at most once for everything that happens in the same turn: twenty calls in one answer are one change. */
export function oncePerTurn(run: () => void): () => void {
  let booked = false;
  return () => {
    if (booked) return;
    booked = true;
    queueMicrotask(() => {
      booked = false;
      run();
    });
  };
}
