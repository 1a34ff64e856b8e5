/** Runs once the browser has painted what changed so far; in a hidden page, once it is shown. */
export function afterPaint(run: () => void): void {
  // A task queued inside a frame comes after that frame's paint.
  requestAnimationFrame(() => setTimeout(run));
}
