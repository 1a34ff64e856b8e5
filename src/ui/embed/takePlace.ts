/** What decides where a box stands and how large it is. */
const GEOMETRY =
  'position inset z-index float clear margin padding border-width box-sizing width height min-width min-height max-width max-height aspect-ratio flex order align-self justify-self grid-area vertical-align'.split(
    ' ',
  );

/**
 * Hides a frame and gives its placeholder, whose own rule `style` is, the very same box, so that nothing moves now
 * or when the frame comes back. Returns what undoes it, but for the placeholder's being there.
 */
export function takePlace(
  frame: HTMLIFrameElement,
  placeholder: HTMLElement,
  style: CSSStyleDeclaration,
): () => void {
  const set = (name: string, value: string): void => {
    // Important: so are the rules that keep the page's styles out.
    style.setProperty(name, value, 'important');
  };
  const box = frame.getBoundingClientRect();
  const computed = getComputedStyle(frame);
  const { display, visibility, transform } = computed;
  const own = frame.style;
  const before = own.display;
  const priority = own.getPropertyPriority('display');
  const hadStyle = frame.hasAttribute('style');
  own.setProperty('display', 'none', 'important');

  // A box that is not drawn tells its sizes as they were asked for: `100%`, not what that comes to today.
  for (const name of GEOMETRY) set(name, computed.getPropertyValue(name));
  set('transform', transform);
  const { width, height, aspectRatio } = computed;
  const isItem = /flex|grid/.test(getComputedStyle(frame.parentElement ?? frame).display);
  if (!isItem && !/\d/.test(aspectRatio)) {
    if (width === 'auto') set('width', '300px');
    if (height === 'auto') set('height', '150px');
  }
  // What nobody is to see, such as a counter's frame of one pixel, needs no buttons.
  const isUnseen = visibility === 'hidden' || parseFloat(width) < 2 || parseFloat(height) < 2;
  set('visibility', isUnseen ? 'hidden' : 'visible');
  set('display', display === 'inline' ? 'inline-block' : display);
  placeholder.dataset.display = before;
  if (!placeholder.isConnected) frame.before(placeholder);

  const got = placeholder.getBoundingClientRect();
  const isOff = (side: 'width' | 'height'): boolean => Math.abs(got[side] - box[side]) > 0.5;
  // A frame has its own idea of `auto`. Nothing can be compared in a tab that is not open.
  if (box.width && got.width && (isOff('width') || isOff('height'))) {
    set('box-sizing', 'border-box');
    set('flex', 'none');
    for (const side of ['width', 'height'] as const) {
      set(side, `${box[side]}px`);
      set(`max-${side}`, 'none');
    }
  }
  return () => {
    style.cssText = '';
    // A frame that only stood for a script, which now runs, has nothing to show.
    const isEmpty = !frame.hasAttribute('data-src') && frame.getAttribute('src') === 'about:blank';
    if (!isEmpty) own.setProperty('display', before, priority);
    // Asked for its text: Chromium forgets to remove what it has not written yet.
    if (!hadStyle && !frame.getAttribute('style')) frame.removeAttribute('style');
  };
}
