import { h, type VNode } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { DeskProvider, type Desk } from './form/Desk';
import { Form } from './form/Form';
import { leadTo } from './form/lead';
import { Overview } from './form/Overview';
import { shownFields } from './form/shownFields';
import { Header } from './Header';
import { Opening } from './open/Opening';
import { readConfiguration } from './open/readConfiguration';
import { useDrop } from './open/useDrop';
import { Preview } from './preview/Preview';
import { useLater } from './preview/useLater';
import { findColourProblems } from './law/findColourProblems';
import { findProblems } from './schema/findProblems';
import { sortProblems } from './schema/sections';
import { setField } from './schema/setField';
import { Tabs, type Tab } from './Tabs';
import { TakePanel } from './take/TakePanel';
import type { Document } from './work/Json';
import { asConfiguration } from './work/asConfiguration';
import { getAt } from './work/getAt';
import { keep, type Shelf } from './work/keep';
import { fromFragment } from './work/link';
import { reduce, type Work } from './work/reduce';

/** As in layout.css. */
const BOTH = '(width >= 1000px)';

/** Colours are dragged and typed; each takes a moment to compute. */
const COLOUR_DELAY = 250;

interface AppProps {
  readonly shelf: Shelf | undefined;
  readonly work: Work;
}

export function App({ shelf, work: kept }: AppProps): VNode {
  const [work, dispatch] = useReducer(reduce, kept);
  const [tab, setTab] = useState<Tab>('settings');
  const [target, setTarget] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const document = work.present;

  const edit = useCallback<Desk['edit']>((field, apply) => {
    dispatch({ type: 'edit', field, apply });
    setMessage('');
  }, []);
  const open = useCallback(
    (opened: Document, title: string, repeated: readonly string[] = []) => {
      edit(null, () => opened);
      const lost = repeated.length > 0 ? ` Дважды названы: ${repeated.join(', ')}; взято последнее.` : '';
      setMessage(`Открыто: ${title}. Прежнюю конфигурацию вернёт кнопка «Отменить».${lost}`);
    },
    [edit],
  );

  // Before the browser paints: whoever leaves at once finds it all the same.
  useLayoutEffect(() => {
    // What was only opened is kept already, maybe newer, by another tab.
    if (work !== kept && !(shelf && keep(shelf, work)))
      setMessage('Браузер не сохранил изменения: скачайте файл конфигурации.');
  }, [shelf, work, kept]);

  useEffect(() => {
    const read = async (): Promise<void> => {
      const found = await fromFragment(location.hash);
      if (found === undefined) return;
      // The link has done its work, and would bring the configuration back over later changes.
      history.replaceState(null, '', location.pathname + location.search);
      if (found) open(found, 'конфигурация по ссылке');
      else setMessage('Конфигурацию по ссылке прочитать не удалось.');
    };
    const listen = (): void => void read();
    listen();
    window.addEventListener('hashchange', listen);
    return () => window.removeEventListener('hashchange', listen);
  }, [open]);

  // Where there is room for both, the preview is no part of its own.
  useEffect(() => {
    const both = window.matchMedia(BOTH);
    const settle = (): void => {
      if (both.matches) setTab((now) => (now === 'preview' ? 'settings' : now));
    };
    both.addEventListener('change', settle);
    return () => both.removeEventListener('change', settle);
  }, []);

  useDrop((text, name) => {
    const opened = readConfiguration(text);
    if ('document' in opened) open(opened.document, name, opened.repeated);
    else setMessage(`${name}: ${opened.fault}`);
  });

  // Once the fields are there that the tab, or the section, brings along.
  useEffect(() => {
    if (target === null) return undefined;
    const request = requestAnimationFrame(() => {
      leadTo(target);
      setTarget(null);
    });
    return () => cancelAnimationFrame(request);
  }, [target, tab]);

  const theme = useLater(getAt(document, 'theme'), COLOUR_DELAY);
  const colours = useMemo(
    () => findColourProblems(asConfiguration(theme === undefined ? {} : { theme })),
    [theme],
  );

  const desk = useMemo<Desk>(() => {
    const shown = shownFields(document);
    return {
      document,
      problems: sortProblems([...findProblems(document), ...colours], document, (field) => shown.has(field)),
      target,
      edit,
      set: (path, value) => edit(path, (before) => setField(before, path, value)),
      choose: (path, value) => edit(null, (before) => setField(before, path, value)),
      lead: (field) => {
        setTab('settings');
        setTarget(field);
      },
    };
  }, [document, target, edit, colours]);

  return (
    <DeskProvider value={desk}>
      <Header work={work} dispatch={dispatch} message={message} onMessage={setMessage} />
      <div class="panes">
        <main class="pane" data-tab={tab} onFocusOut={() => dispatch({ type: 'rest' })}>
          <Tabs tab={tab} onTab={setTab} />
          <div
            class="panel settings"
            role="tabpanel"
            id="panel-settings"
            aria-labelledby="tab-settings"
            hidden={tab === 'take'}
          >
            <Opening open={Object.keys(kept.present).length === 0} onOpen={open} />
            <Overview />
            <Form />
          </div>
          {tab === 'take' && (
            <div class="panel" role="tabpanel" id="panel-take" aria-labelledby="tab-take">
              <TakePanel shelf={shelf} />
            </div>
          )}
        </main>
        <aside class="pane preview-pane" data-tab={tab} id="panel-preview" aria-label="Просмотр">
          <Preview document={document} />
        </aside>
      </div>
    </DeskProvider>
  );
}
