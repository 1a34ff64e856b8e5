import { report } from './events';

/** A listener that decides again, without end, would have the page stand still. */
const MOST = 99;

/** One decision after another: a reaction runs to its end for one change before the next change begins. */
export interface Store<Value, Action> {
  get: () => Value;
  dispatch: (action: Action) => void;
}

export function createStore<Value, Action>(
  initial: Value,
  reduce: (value: Value, action: Action) => Value,
  reactions: readonly ((next: Value, prev: Value, action: Action) => void)[],
): Store<Value, Action> {
  let value = initial;
  const queue: Action[] = [];
  return {
    get: () => value,
    dispatch(action) {
      // A listener that decides again waits its turn; else the later steps would see the earlier state last.
      if (queue.push(action) > 1) return;
      for (const current of queue) {
        const prev = value;
        value = reduce(prev, current);
        for (const react of reactions) {
          try {
            react(value, prev, current);
          } catch (error) {
            // What follows a decision follows it, whatever the page has put in the place of what we call.
            report('part', error);
          }
        }
        if (queue.length > MOST) {
          report('part', 'endless decisions');
          break;
        }
      }
      queue.length = 0;
    },
  };
}
