import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** How much room there is inside of an element. */
export function useRoom<T extends HTMLElement>(): [RefObject<T | null>, Room] {
  const element = useRef<T>(null);
  const [room, setRoom] = useState<Room>({ width: 390, height: 720 });
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      // Nothing is measured while it is not on show.
      if (width > 0) setRoom({ width, height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, room];
}
