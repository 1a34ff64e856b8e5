// @vitest-environment node
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { getAt } from './getAt';
import type { Document, Json } from './Json';
import { joinShelves, keep, recall } from './keep';
import { fromFragment, toFragment } from './link';
import { reduce, startWork, type Action, type Work } from './reduce';
import { setAt } from './setAt';

const key = fc.constantFrom('operator', 'name', 'categories', 'analytics', '__proto__', 'constructor', 'x');
const path = fc.array(key, { minLength: 1, maxLength: 4 }).map((keys) => keys.join('.'));
const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const { document } = fc.letrec<{ value: Json; document: Document }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 3 }), tie('document')),
  document: fc
    .array(fc.tuple(key, tie('value')), { maxLength: 4 })
    .map((entries) => Object.fromEntries(entries)),
}));

/** The steps of somebody at the form. */
const actions = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constant('edit' as const),
      field: fc.option(path),
      path,
      value: fc.option(leaf, { nil: undefined }),
    }),
    fc.record({ type: fc.constantFrom('undo' as const, 'redo' as const) }),
  ),
  { maxLength: 30 },
);
type Steps = typeof actions extends fc.Arbitrary<infer T> ? T : never;

const toAction = (step: Steps[number]): Action =>
  step.type === 'edit'
    ? { type: 'edit', field: step.field, apply: (document) => setAt(document, step.path, step.value) }
    : step;

const walk = (start: Document, steps: Steps): Work =>
  steps.reduce((work, step) => reduce(work, toAction(step)), startWork(start));

const undoAll = (work: Work): Work => (work.past.length > 0 ? undoAll(reduce(work, { type: 'undo' })) : work);
const redoAll = (work: Work): Work =>
  work.future.length > 0 ? redoAll(reduce(work, { type: 'redo' })) : work;

test('what is set stands there, and nothing else has moved', () => {
  fc.assert(
    fc.property(document, path, leaf, (start, where, value) => {
      const next = setAt(start, where, value);
      expect(getAt(next, where)).toBe(value);
      const [first = ''] = where.split('.');
      for (const [name, old] of Object.entries(start)) if (name !== first) expect(next[name]).toBe(old);
    }),
  );
});

test('what is taken out leaves no empty object behind', () => {
  fc.assert(
    fc.property(path, leaf, (where, value) => {
      expect(setAt(setAt({}, where, value), where, undefined)).toEqual({});
    }),
  );
});

test('nothing is taken out of what is not there', () => {
  fc.assert(
    fc.property(document, path, (start, where) => {
      fc.pre(getAt(start, where) === undefined && !isBelowValue(start, where));
      expect(setAt(start, where, undefined)).toEqual(start);
    }),
  );
});

/** An object of the document that is empty from the start is one that a form would leave out. */
const isBelowValue = (start: Document, where: string): boolean => {
  const keys = where.split('.');
  return keys.some((_, index) => index > 0 && getAt(start, keys.slice(0, index).join('.')) !== undefined);
};

test('whatever was done can be taken back to the beginning, and done again', () => {
  fc.assert(
    fc.property(document, actions, (start, steps) => {
      const work = walk(start, steps);
      const first = undoAll(work);
      expect(first.present).toEqual(undoAll(startWork(start)).present);
      // With all that had been taken back before.
      const last = redoAll(first);
      expect(last.past.length).toBe(work.past.length + work.future.length);
      expect(last.present).toEqual(redoAll(work).present);
    }),
  );
});

test('a change after a step back leaves nothing to be done again', () => {
  const one = reduce(startWork({}), { type: 'edit', field: null, apply: () => ({ one: 1 }) });
  const back = reduce(one, { type: 'undo' });
  const other = reduce(back, { type: 'edit', field: null, apply: () => ({ other: 1 }) });
  expect(other).toMatchObject({ present: { other: 1 }, future: [] });
});

test('the letters of one field are one step, those of the next another', () => {
  const type = (work: Work, field: string, text: string): Work =>
    Array.from(text).reduce(
      (before, _, index) =>
        reduce(before, { type: 'edit', field, apply: (now) => setAt(now, field, text.slice(0, index + 1)) }),
      work,
    );
  const typed = type(type(startWork({}), 'operator.name', 'Ромашка'), 'operator.site', 'romashka.ru');
  expect(typed.past).toEqual([{}, { operator: { name: 'Ромашка' } }]);
});

test('what is typed after the field was left is another step', () => {
  const put = (work: Work, name: string): Work =>
    reduce(work, { type: 'edit', field: 'name', apply: () => ({ name }) });
  const again = put(reduce(put(startWork({}), 'one'), { type: 'rest' }), 'two');
  expect(again.past).toEqual([{}, { name: 'one' }]);
});

test('what is typed and taken out again is no step', () => {
  const put = (work: Work, document: Document): Work =>
    reduce(work, { type: 'edit', field: 'name', apply: () => document });
  const work = put(put(startWork({ x: 1 }), { x: 1, name: 'a' }), { x: 1 });
  expect(work.past).toEqual([]);
  expect(put(work, { x: 1, name: 'b' }).past).toEqual([{ x: 1 }]);
});

test('the work of this tab comes before that of another', () => {
  const [tab, browser, other] = [createShelf(Infinity), createShelf(Infinity), createShelf(Infinity)];
  const work = startWork({ operator: { name: 'one' } });
  expect(keep(joinShelves(tab, browser), work)).toBe(true);
  keep(joinShelves(other, browser), startWork({ operator: { name: 'other' } }));
  expect(recall(joinShelves(tab, browser))).toEqual(work);
  // A new tab begins with the latest.
  expect(recall(joinShelves(createShelf(Infinity), browser))?.present).toEqual({
    operator: { name: 'other' },
  });
});

test('the work is kept where one of both has room', () => {
  expect(keep(joinShelves(createShelf(0), createShelf(Infinity)), startWork({}))).toBe(true);
  expect(keep(joinShelves(createShelf(0), createShelf(0)), startWork({}))).toBe(false);
});

test('the work is kept with its history', () => {
  fc.assert(
    fc.property(document, actions, (start, steps) => {
      const shelf = createShelf(Infinity);
      const { past, present, future } = walk(start, steps);
      expect(keep(shelf, { past, present, future, field: 'x' })).toBe(true);
      expect(recall(shelf)).toEqual({ past, present, future, field: null });
    }),
  );
});

test('where there is little room, the work is kept and its history goes', () => {
  const shelf = createShelf(60);
  const work = { ...startWork({ operator: { name: 'Ромашка' } }), past: [{ long: 'x'.repeat(100) }] };
  expect(keep(shelf, work)).toBe(true);
  expect(recall(shelf)).toEqual(startWork(work.present));
});

test('where there is no room, that is said', () => {
  expect(keep(createShelf(0), startWork({ operator: {} }))).toBe(false);
});

test.each(['', 'null', '[]', '{', '{"present":1}', '"x"'])('what is kept as %s is no work', (kept) => {
  expect(recall({ getItem: () => kept, setItem: () => undefined })).toBeUndefined();
});

test('a link brings what it was made of', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (start) => {
      expect(await fromFragment(await toFragment(start))).toEqual(JSON.parse(JSON.stringify(start)));
    }),
    { numRuns: 50 },
  );
});

test('a broken link brings nothing, and no other fragment is one', async () => {
  const link = await toFragment({ operator: { name: 'ООО «Ромашка»' } });
  expect(link).toMatch(/^#k=[\w-]+$/);
  expect(await fromFragment(link.slice(0, -3))).toBeNull();
  expect(await fromFragment('#k=%%%')).toBeNull();
  expect(await fromFragment('#operator')).toBeUndefined();
  expect(await fromFragment('')).toBeUndefined();
});

test('a link of few letters cannot fill the memory', async () => {
  const link = await toFragment({ long: 'x'.repeat(2_000_000) });
  expect(link.length).toBeLessThan(10_000);
  expect(await fromFragment(link)).toBeNull();
});

function createShelf(room: number): Pick<Storage, 'getItem' | 'setItem'> {
  let kept: string | null = null;
  return {
    getItem: () => kept,
    setItem(_name, value) {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      kept = value;
    },
  };
}
