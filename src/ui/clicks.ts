/** What a click on a button of the first layer does. One listener of the page's hears them all: `onClick`. */
export const clicks = new WeakMap<EventTarget, () => void>();
