import { useCallback, useEffect, useRef } from 'preact/hooks';

/** Gives the focus back to where it was in the page, unless the Tab key led it out of there. */
export function useKeptFocus(): () => void {
  const last = useRef<HTMLElement | null>(null);
  const isLeaving = useRef(false);
  useEffect(() => {
    const press = ({ key }: KeyboardEvent): void => {
      isLeaving.current = key === 'Tab';
    };
    // A frame that gets the focus sends no such event.
    const arrive = ({ target }: FocusEvent): void => {
      isLeaving.current = false;
      if (target instanceof HTMLElement && !(target instanceof HTMLIFrameElement)) last.current = target;
    };
    window.addEventListener('keydown', press, true);
    window.addEventListener('focusin', arrive, true);
    return () => {
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('focusin', arrive, true);
    };
  }, []);
  return useCallback(() => {
    if (!isLeaving.current) last.current?.focus({ preventScroll: true });
  }, []);
}
