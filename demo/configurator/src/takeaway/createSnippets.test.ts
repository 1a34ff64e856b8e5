// @vitest-environment node
import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import manifest from '../../../../package.json';
import type { Configuration } from '../../../../src/config/schema';
import { createSnippets, type Snippet } from './createSnippets';
import { parseTags, type Tag } from './parseTags';
import { hasPhp, runPhp } from './runPhp';

const config: Configuration = { operator: { name: 'ООО «Самовар»' } };
const fileUrl = '/soglasie/soglasie.js';

function snippetOf(id: Snippet['id'], configuration: Configuration = config, url = fileUrl): Snippet {
  const found = createSnippets(configuration, { fileUrl: url }).find((snippet) => snippet.id === id);
  if (!found) throw new Error(id);
  return found;
}

/** The scripts of a page, as a browser reads them. */
const scriptsOf = (code: string): readonly Tag[] =>
  parseTags(`<head>${code}</head>`).tags.filter(({ name }) => name === 'script');

/** What our tag would read, and from where. */
function read(code: string): unknown {
  const [data, tag, ...others] = scriptsOf(code);
  expect(others).toEqual([]);
  expect(data?.attributes.get('type')).toBe('application/json');
  expect(tag?.attributes.get('data-config')).toBe(`#${data?.attributes.get('id') ?? ''}`);
  return JSON.parse(data?.text ?? '');
}

/** Configurations with whatever may stand in a text. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '</script>',
        '<!--',
        '<script',
        '-->',
        '?>',
        '<?php',
        "'",
        '"',
        '\\',
        '\n',
        '$a',
        '{$a}',
        'SOGLASIE;',
        '{{count}}',
        '{%',
        '{#',
        '\u2028',
        '&amp;',
        '${x}',
        '`',
      ),
    )
    .map((parts) => parts.join('')),
);
const configurations: fc.Arbitrary<Configuration> = fc.record({
  operator: fc.record({ name: texts }),
  texts: fc.record({ ru: fc.record({ banner: fc.record({ title: texts }) }) }),
});

describe('createSnippets', () => {
  it('has one for each platform, with steps', () => {
    const snippets = createSnippets(config, { fileUrl });
    expect(snippets.map(({ id }) => id)).toEqual([
      'html',
      'bitrix',
      'tilda',
      'opencart',
      'woocommerce',
      'npm',
    ]);
    for (const { steps, title } of snippets) {
      expect(title).not.toBe('');
      expect(steps.length).toBeGreaterThan(3);
    }
  });

  it('writes the configuration beside the tag', () => {
    expect(snippetOf('html').code).toBe(`<script type="application/json" id="soglasie-config">
{
  "operator": {
    "name": "ООО «Самовар»"
  }
}
</script>
<script async src="/soglasie/soglasie.js" data-config="#soglasie-config"></script>`);
  });

  it('asks for permission where the files lie on another server', () => {
    const { code, steps } = snippetOf('html', config, 'https://static.example/a"b/soglasie.js?1&2');
    const tag = scriptsOf(code).at(-1);
    expect(tag?.attributes.get('src')).toBe('https://static.example/a"b/soglasie.js?1&2');
    expect(tag?.attributes.has('crossorigin')).toBe(true);
    expect(steps.join(' ')).toContain('Access-Control-Allow-Origin');
    expect(snippetOf('html').code).not.toContain('crossorigin');
  });

  it('keeps the tags of Bitrix where they are, and before its styles', () => {
    const { code } = snippetOf('bitrix');
    expect(code.match(/data-skip-moving="true"/g)).toHaveLength(2);
    expect(code).toContain('AssetLocation::BEFORE_CSS');
  });

  it('says where the files go and which package it is', () => {
    expect(snippetOf('opencart').steps[0]).toContain('в папку /soglasie/');
    expect(snippetOf('npm').steps[0]).toContain(`soglasie-${manifest.version}.tgz`);
  });

  it('carries any text through HTML, and through the templates of OpenCart', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        for (const id of ['html', 'tilda', 'opencart'] as const) {
          const { code } = snippetOf(id, configuration);
          expect(read(code)).toEqual(configuration);
          expect(code).not.toMatch(/\{[{%#]/);
        }
      }),
    );
  });

  it('is a TypeScript module for npm', () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const { code } = snippetOf('npm', configuration);
        const { diagnostics = [] } = ts.transpileModule(code, { reportDiagnostics: true });
        expect(diagnostics).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('carries any text through PHP', (context) => {
    if (!hasPhp) context.skip('php is not installed: the snippets for PHP were not run');
    fc.assert(
      fc.property(configurations, (configuration) => {
        const asset = `<?php namespace Bitrix\\Main\\Page;
class Asset { static function getInstance() { return new self; } function addString($text, $unique, $place) { echo $text; } }
class AssetLocation { const BEFORE_CSS = 'BEFORE_CSS'; }`;
        const bitrix = snippetOf('bitrix', configuration)
          .code.replace(/^<\?php\n/, '')
          .replace(/\?>$/, '');
        expect(read(runPhp(`${asset}\n${bitrix}`))).toEqual(configuration);
        const woocommerce = snippetOf('woocommerce', configuration).code;
        const action = `<?php function add_action($name, $act, $order) { if ($name === 'wp_head' && $order === 0) $act(); }`;
        expect(read(runPhp(`${action}\n${woocommerce}`))).toEqual(configuration);
      }),
      { numRuns: 15 },
    );
  });
});
