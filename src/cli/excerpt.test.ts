import { expect, test } from 'vitest';
import { excerpt } from './excerpt';

const at = (text: string, part: string) => {
  const start = text.indexOf(part);
  return excerpt(text, { start, end: start + part.length });
};

test('shows the line with carets under the place', () => {
  expect(at('{\n  "mode": "optin"\n}', '"optin"')).toEqual({
    line: 2,
    column: 11,
    source: '  "mode": "optin"',
    pointer: '          ^^^^^^^',
  });
});

test.each(['\n', '\r\n', '\r'])('counts lines that end with %j', (end) => {
  expect(at(`{${end}"mode":${end}1}`, '1')).toMatchObject({ line: 3, column: 1, source: '1}' });
});

test('indents the carets by the tabs of the line', () => {
  expect(at('{\n\t\t"mode": 1}', '1').pointer).toBe('\t\t        ^');
});

test('points at the first line of what takes several', () => {
  expect(at('{ "mode": {\n "a": 1\n} }', '{\n "a": 1\n}')).toMatchObject({
    source: '{ "mode": {',
    pointer: '          ^',
  });
});

test('shows the surroundings in a long line', () => {
  const { column, source, pointer } = at(`{"a":"${'x'.repeat(300)}","mode":1,"b":"${'y'.repeat(300)}"}`, '1');
  expect(column).toBe(316);
  expect(source).toHaveLength(102);
  expect(source).toMatch(/^…x+","mode":1,"b":"y+…$/);
  expect(pointer).toMatch(/^ +\^$/);
  expect(source[pointer.length - 1]).toBe('1');
});
