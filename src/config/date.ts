/** How revisions are written: ISO dates, which sort as text. */
export const DATE = /^\d{4}-\d\d-\d\d$/;
