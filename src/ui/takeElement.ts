import { createElement } from '../page';
import type { Kit } from './Kit';

/** Has an element of ours in the page drawn. Where the part with the second layer fails, it offers to try again. */
export async function takeElement(kit: Kit, element: HTMLElement): Promise<void> {
  const { signal, ends } = kit;
  const layer = await kit.loadSecond();
  await kit.ready();
  if (signal.aborted) return;
  if (layer) {
    layer.take(element);
    return;
  }
  const retry = createElement('button');
  retry.type = 'button';
  retry.textContent = kit.texts.t('retry');
  const notice = createElement('p');
  notice.append(`${kit.texts.t('failed')} `, retry);
  const clear = (): void => {
    notice.remove();
  };
  retry.onclick = () => {
    clear();
    void takeElement(kit, element);
  };
  ends.push(clear);
  // Below what the page has put there for the time being.
  element.append(notice);
}
