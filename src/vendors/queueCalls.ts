/**
 * A function that hands on each call's real `arguments`: vendors' scripts read their queues by them, and take what is
 * in an array for something else.
 */
export function queueCalls(take: (call: IArguments) => void): (...call: unknown[]) => void {
  return function (): void {
    // eslint-disable-next-line prefer-rest-params -- gtag.js leaves arrays alone
    take(arguments);
  };
}
