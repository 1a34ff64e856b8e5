import { report } from './events';
import { MARK } from './page';

/** Whether one of our scripts has begun in this page, which may still wait for its configuration. */
export const isClaimed = (): boolean => Object.hasOwn(window, MARK);

/** Takes the page. False where another was first. What the page has put into `window.soglasie` for itself gives way. */
export function claim(): boolean {
  const isFree = !isClaimed();
  if (isFree) {
    Reflect.set(window, MARK, true);
    window.soglasie = undefined;
  } else report('duplicate', 'twice');
  return isFree;
}

/** Leaves the page to whoever comes next. */
export function disclaim(): void {
  Reflect.deleteProperty(window, MARK);
  // What the page has declared by `var` can only be emptied.
  if (!Reflect.deleteProperty(window, 'soglasie')) window.soglasie = undefined;
}
