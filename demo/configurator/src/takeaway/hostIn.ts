const HOST = /(?:https?:)?(?:\\?\/){2}([\w-]+(?:\.[\w-]+)+)/g;

/** The hosts that a text names, also one of a script that escapes its slashes. */
export const hostsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(HOST)].map(([, host = '']) => host)),
];

export const hostIn = (text: string): string => hostsIn(text)[0] ?? '';
