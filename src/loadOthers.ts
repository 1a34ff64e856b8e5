/** Loads what most visits never need. */
export const loadOthers = (): Promise<typeof import('./others')> => import('./others');
