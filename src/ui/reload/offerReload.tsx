import withdrawal from '../../../locales/ru/withdrawal.json';
import type { Kit } from '../Kit';

function open(element: HTMLElement | null): void {
  element?.showPopover();
}

function reload(): void {
  location.reload();
}

/** Surfaces that offer it already. */
const offering = new WeakSet<Kit>();

/** Says that loaded tools end with the page, and offers to end it. A part of its own, given the page's only Preact. */
export function offerReload(kit: Kit): void {
  if (offering.has(kit)) return;
  offering.add(kit);
  const { h, look, layers, draw } = kit;
  /** What the region says comes into it a frame after the region itself. */
  let isSaid = false;
  let frame = 0;
  const close = (): void => {
    offering.delete(kit);
    layers.splice(layers.indexOf(layer), 1);
    draw();
  };
  const layer: Kit['layers'][number] = () => {
    const { texts } = kit;
    // Under a modal dialog nobody could answer it.
    if (kit.view === 'preferences') {
      isSaid = false;
      return null;
    }
    if (!isSaid) {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        isSaid = true;
        draw();
      });
    }
    const text = (key: keyof typeof withdrawal): string =>
      texts.own(`withdrawal.${key}`) || (texts.bundle?.withdrawal ?? withdrawal)[key];
    return (
      <section
        key={texts}
        popover="manual"
        part="surface"
        aria-labelledby="changed"
        data-layout="box"
        data-position={look.position}
        ref={open}
      >
        {/* There before it has anything to say, or it would not be read aloud. */}
        <div role="status">
          {isSaid && <h2 id="changed">{text('title')}</h2>}
          {isSaid && <p>{text('text')}</p>}
        </div>
        <div class="acts">
          <button class="main" part="reload" onClick={reload}>
            {text('reload')}
          </button>
          <button part="later" onClick={close}>
            {text('later')}
          </button>
        </div>
      </section>
    );
  };
  layers.push(layer);
  draw();
}
