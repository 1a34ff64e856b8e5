/** Replaces the content; the keyboard stays where it was, or moves to the container when that part is gone. */
export function redraw(container: HTMLElement, ...children: Node[]): void {
  const focused = container.contains(document.activeElement) ? document.activeElement : null;
  container.replaceChildren(...children);
  if (!focused) return;
  const successor = focused.id ? document.getElementById(focused.id) : null;
  if (!successor) container.tabIndex = -1;
  (successor ?? container).focus({ preventScroll: true });
}
