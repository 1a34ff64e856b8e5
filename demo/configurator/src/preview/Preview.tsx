import { h, type VNode } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isOn } from '../schema/categories';
import { languageName, languages } from '../schema/texts';
import { entriesAt, getText } from '../work/getAt';
import type { Document } from '../work/Json';
import { createPreviewConfiguration } from './createPreviewConfiguration';
import { Log, type Line } from './Log';
import { Pick } from './Pick';
import type { Scheme, Start, Told, View } from './protocol';
import { useKeptFocus } from './useKeptFocus';
import { useLater } from './useLater';
import { useRoom } from './useRoom';

const widths = { phone: 390, tablet: 768, desktop: 1280 } as const;
type Device = keyof typeof widths;
const HEIGHT = { phone: 720, tablet: 900, desktop: 800 } as const;

const views: Readonly<Record<View, string>> = {
  banner: 'Баннер',
  preferences: 'Окно настроек',
  placeholder: 'Заглушка',
  declaration: 'Таблица',
  after: 'После ответа',
};

const devices: Readonly<Record<Device, string>> = {
  phone: 'Телефон',
  tablet: 'Планшет',
  desktop: 'Компьютер',
};
const schemes: Readonly<Record<Scheme, string>> = { light: 'Светлая', dark: 'Тёмная' };

/** So many lines of the log as anybody would read. */
const LONGEST_LOG = 200;

/** Long enough for a word to be typed. */
const DELAY = 350;

export function Preview({ document }: { readonly document: Document }): VNode {
  const [view, setView] = useState<View>('banner');
  const [device, setDevice] = useState<Device>('phone');
  const [scheme, setScheme] = useState<Scheme>('light');
  const [language, setLanguage] = useState('');
  const [run, setRun] = useState(0);
  const [seen, setSeen] = useState<readonly Line[]>([]);
  const lines = useRef(0);
  const [shown, setShown] = useState(false);
  const [missing, setMissing] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const [stage, room] = useRoom<HTMLDivElement>();
  const keepFocus = useKeptFocus();
  const later = useLater(document, DELAY);

  const start = useMemo<Start>(
    () => ({
      kind: 'start',
      configuration: createPreviewConfiguration(later, {
        language,
        scheme,
        path: new URL('preview/', location.href).pathname,
      }),
      view,
      scheme,
      language,
    }),
    [later, language, scheme, view, run],
  );

  useEffect(() => {
    const listen = ({ source, origin, data }: MessageEvent<Told>): void => {
      if (source !== frame.current?.contentWindow || origin !== location.origin) return;
      if (data.kind === 'waiting') frame.current.contentWindow?.postMessage(start, location.origin);
      else if (data.kind === 'shown') setShown(true);
      else if (data.kind === 'focused') keepFocus();
      else if (data.kind === 'missing') setMissing(true);
      else {
        const line = { ...data.what, id: lines.current++ };
        setSeen((before) => [...before, line].slice(-LONGEST_LOG));
      }
    };
    window.addEventListener('message', listen);
    setSeen([]);
    setShown(false);
    setMissing(false);
    frame.current?.contentWindow?.location.replace(new URL('preview/', location.href));
    return () => window.removeEventListener('message', listen);
  }, [start, keepFocus]);

  const width = widths[device];
  const scale = Math.min(1, room.width / width, room.height / HEIGHT[device]);
  const name = getText(document, 'cookie.name') || 'soglasie';
  const isExternalOff = view === 'placeholder' && !isOn(document, 'external');
  return (
    <section class="preview" aria-label="Просмотр">
      <div class="preview-tools">
        <Pick label="Что показать" options={views} value={view} onPick={setView} />
        <Pick label="Ширина" options={devices} value={device} onPick={setDevice} />
        <Pick label="Тема системы" options={schemes} value={scheme} onPick={setScheme} />
        <label class="pick">
          <span class="unseen">Язык</span>
          <select
            class="control"
            value={language}
            onChange={({ currentTarget }) => setLanguage(currentTarget.value)}
          >
            <option value="">Язык как настроено</option>
            {[...new Set([...languages, ...entriesAt(document, 'texts').map(([code]) => code)])].map(
              (code) => (
                <option key={code} value={code}>
                  {languageName(code)}
                </option>
              ),
            )}
          </select>
        </label>
        <button type="button" class="button" onClick={() => setRun(run + 1)}>
          Новый визит
        </button>
      </div>
      {missing && (
        <p class="problem error" role="alert">
          Файл soglasie.js не&nbsp;загрузился, показать нечего. Он&nbsp;лежит рядом с&nbsp;конфигуратором,
          в&nbsp;папке soglasie: проверьте её&nbsp;и&nbsp;связь.
        </p>
      )}
      {isExternalOff && (
        <p class="note">
          Категория «Карты, видео и&nbsp;чаты» выключена, поэтому на&nbsp;странице нет ни&nbsp;видео,
          ни&nbsp;заглушки.
        </p>
      )}
      <div class={`stage ${device}`} ref={stage}>
        <div class="device" style={{ width: `${width * scale}px`, height: `${HEIGHT[device] * scale}px` }}>
          <iframe
            ref={frame}
            title="Магазин-образец с вашей конфигурацией"
            data-shown={shown}
            // Nobody is to act on what is about to be replaced.
            inert={!shown}
            style={{ width: `${width}px`, height: `${HEIGHT[device]}px`, transform: `scale(${scale})` }}
          />
        </div>
      </div>
      <Log seen={seen} recordName={name} />
    </section>
  );
}
