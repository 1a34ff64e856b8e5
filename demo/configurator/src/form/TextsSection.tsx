import { Fragment, h, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { describeField, explain } from '../schema/describeField';
import { builtInTexts, languageName, languages, namespaces } from '../schema/texts';
import { entriesAt, getText } from '../work/getAt';
import { inText } from '../work/inText';
import { useDesk } from './Desk';
import { Frame, useDescribed } from './Frame';
import { TextField } from './TextField';

export function TextsSection(): VNode {
  const { document, target } = useDesk();
  const [language, setLanguage] = useState('ru');
  const [namespace, setNamespace] = useState('banner');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const [first, wanted, where] = target?.split('.') ?? [];
    if (first !== 'texts' || !wanted || !where) return;
    setLanguage(wanted);
    setNamespace(where);
    setQuery('');
  }, [target]);
  const codes = [...new Set([...languages, ...entriesAt(document, 'texts').map(([code]) => code)])];
  const words = query.toLowerCase();
  const texts = builtInTexts(language, namespace).filter(([key, text]) =>
    `${key} ${text} ${getText(document, `texts.${language}.${namespace}.${key}`)}`
      .toLowerCase()
      .includes(words),
  );
  return (
    <>
      <Language codes={codes} />
      <p class="lead">Пустое поле показывает встроенный текст. Пишите только то, что хотите сказать иначе.</p>
      <div class="pickers">
        <label class="cell">
          <span class="label">Язык текстов</span>
          <select
            class="control"
            value={language}
            onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
          >
            {codes.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </select>
        </label>
        <label class="cell">
          <span class="label">Где показаны</span>
          <select
            class="control"
            value={namespace}
            onChange={({ currentTarget }) => setNamespace(currentTarget.value)}
          >
            {namespaces.map((each) => (
              <option key={each} value={each}>
                {explain(`texts.<id>.${each}`).title}
              </option>
            ))}
          </select>
        </label>
        <label class="cell">
          <span class="label">Поиск по&nbsp;текстам</span>
          <input
            class="control"
            type="search"
            value={query}
            onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        </label>
      </div>
      <p class="help">{explain(`texts.<id>.${namespace}`).description}</p>
      {texts.map(([key, text]) => (
        <TextField
          key={`${language}.${namespace}.${key}`}
          path={`texts.${language}.${namespace}.${key}`}
          title={text}
          placeholder={text}
          description={{
            kind: 'text',
            title: key,
            description: '',
            options: [],
            default: undefined,
            example: undefined,
          }}
        />
      ))}
      {texts.length === 0 && <p class="help">Таких текстов здесь нет.</p>}
    </>
  );
}

function Language({ codes }: { readonly codes: readonly string[] }): VNode {
  const { document, set } = useDesk();
  const { title, description, default: usual } = describeField('language');
  const value = getText(document, 'language') || inText(usual);
  const options = [...new Set([...codes, 'auto', value])];
  return (
    <Frame field="language" title={title} help={description}>
      <select
        {...useDescribed('language', description)}
        class="control"
        value={value}
        onChange={({ currentTarget }) =>
          set('language', currentTarget.value === usual ? undefined : currentTarget.value)
        }
      >
        {options.map((code) => (
          <option key={code} value={code}>
            {code === 'auto' ? 'Как у страницы' : languageName(code)}
          </option>
        ))}
      </select>
    </Frame>
  );
}
