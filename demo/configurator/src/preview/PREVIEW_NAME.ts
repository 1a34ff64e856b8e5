/** Of the frame's record: not the name that the site's has, so that what was decided in the example shops stays. */
export const PREVIEW_NAME = 'soglasie-preview';
