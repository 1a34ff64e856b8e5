/** What the scripts of `vodopad.html` do, by name; they say themselves when they start and end. */
const work: Readonly<Record<string, string>> = {
  slow: '',
  quick: '',
  broken: `throw new Error('broken.js');`,
  free: '',
  module: '',
  silent: '',
  chat: '',
};

/** Text of a script under `/wwgroup/delayed/`; undefined where there is none. */
export function delayedScript(name: string): string | undefined {
  if (!Object.hasOwn(work, name)) return undefined;
  return `performance.mark('waterfall:${name}:start');
for (const until = performance.now() + 40; performance.now() < until; );
${work[name]}
performance.mark('waterfall:${name}:end');
`;
}
