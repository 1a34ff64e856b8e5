import type { VNode } from 'preact';
import { Actions } from './Actions';
import { Age } from './Age';
import { Category } from './Category';
import type { CentreScene } from './CentreScene';
import { Decision } from './Decision';
import { Operator } from './Operator';
import { Papers } from './Papers';
import { PersonalData } from './PersonalData';

function close({ currentTarget }: MouseEvent): void {
  (currentTarget as Element).closest('dialog')?.close();
}

/** What the centre shows, in a dialog or in a page. */
export function Contents(props: CentreScene): VNode[] {
  const {
    h,
    engine: { t },
    declaration,
    isModal,
  } = props;
  return [
    <div class="head">
      <h2 id="settings" tabIndex={-1} autofocus={isModal}>
        {t('title')}
      </h2>
      {isModal && <button class="close" part="close" aria-label={t('close')} onClick={close} />}
    </div>,
    <div class="body">
      <p class="intro">{t('intro')}</p>
      {declaration.categories.map((category, index) => (
        <Category {...props} key={category.id} category={category} id={`c${index}`} />
      ))}
      <div class="notes">
        <Decision {...props} />
        <Operator {...props} />
        <Papers {...props} />
        <PersonalData {...props} />
        <Age {...props} />
      </div>
    </div>,
    <Actions {...props} />,
  ];
}
