// Where no browser is there to ask. Without flags, so that the schema file for editors can say the same.

/** What a colour looks like, such as `#0a5`, `rgb(0 170 85)` or `teal`. */
export const COLOUR_SHAPE =
  /^(?!.*(--|(env|attr|if)\(|[Cc]urrent[Cc]olor))(#([\dA-Fa-f]{3,4}|[\dA-Fa-f]{6}|[\dA-Fa-f]{8})|[A-Za-z]+\([^;:{}<>\\@]+\)|[A-Za-z]+)$/;

/** What a length looks like, such as `12px`, `0` or `0.5rem`; four at most, one to each corner. */
export const LENGTH_SHAPE =
  /^((\d*\.?\d+([A-Za-z]+|%)|0)( (?!$)|$)|(calc|min|max|clamp)\([^;:{}<>\\@]+\)$){1,4}$/;

/** What takes its value from elsewhere, and may be anything: the colour of the text upon it, or a picture's address. */
export const BORROWED = /--|(env|attr|if)\(|currentcolor/i;

/** The browser itself knows its colours and lengths; what it takes for one carries nothing else along. */
const supports = (property: string, shape: RegExp, value: string): boolean =>
  typeof CSS === 'undefined' ? shape.test(value) : CSS.supports(property, value);

export const isColour = (value: string): boolean =>
  !BORROWED.test(value) && supports('color', COLOUR_SHAPE, value);

export const isLength = (value: string): boolean => supports('border-radius', LENGTH_SHAPE, value);
