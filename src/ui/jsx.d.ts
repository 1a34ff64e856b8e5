import type { JSX as Preact } from 'preact';

// Parts are given `h` as an argument, where TypeScript looks for the types of JSX among the globals.
declare global {
  namespace JSX {
    type Element = Preact.Element;
    type ElementType = Preact.ElementType;
    type IntrinsicElements = Preact.IntrinsicElements;
    type IntrinsicAttributes = Preact.IntrinsicAttributes;
  }
}
