import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../form/Desk';
import { categoryIds, isRequiredByDefault } from '../schema/categories';
import type { Act } from '../takeaway/Act';
import { createShop } from '../takeaway/createShop';
import { holdBack, type Chosen } from '../takeaway/holdBack';
import { asConfiguration } from '../work/asConfiguration';
import { applyAct } from './applyAct';
import { Code } from './Code';
import { HeldFinding } from './HeldFinding';

interface HeldProps {
  readonly pasted: string;
  readonly onPaste: (pasted: string) => void;
}

/** The code of a counter goes in, and comes back waiting for consent, or the catalogue has something better. */
export function HeldBlock({ pasted, onPaste }: HeldProps): VNode {
  const { document, edit, lead } = useDesk();
  const [chosen, setChosen] = useState<Chosen>({});
  const config = asConfiguration(document);
  const held = pasted.trim() ? holdBack(pasted, config, chosen) : undefined;
  const shop = createShop(config);
  const choices = categoryIds(document)
    .filter((id) => !isRequiredByDefault(id) && !shop.isUnasked(id))
    .map((id) => ({ id, name: shop.nameOf(id) }));
  const act = (wanted: Act): void => {
    edit(null, (before) => applyAct(before, wanted));
    if (wanted.type === 'take') lead(`services.${wanted.service}.id`);
  };
  return (
    <section class="block" aria-labelledby="take-held">
      <h2 id="take-held">Код счётчика, который ждёт согласия</h2>
      <div class="field">
        <label class="label" for="pasted">
          Вставьте код счётчика
        </label>
        <textarea
          id="pasted"
          class="control code"
          rows={6}
          spellcheck={false}
          value={pasted}
          onInput={({ currentTarget }) => onPaste(currentTarget.value)}
        />
        <p class="help">
          Метрика, пиксель VK Рекламы, Google Analytics, чат, карта: всё, что просят поставить на&nbsp;сайт.
          Код останется в&nbsp;этом окне и&nbsp;здесь не&nbsp;запускается.
        </p>
      </div>
      {held && (
        <div class="fields">
          <p role="status">Найдено: {held.findings.length}</p>
          <ul class="findings">
            {held.findings.map((finding, index) => (
              // Two of them may read alike.
              <HeldFinding
                key={index}
                finding={finding}
                choices={choices}
                onAct={act}
                onChoose={(unknown, category) => setChosen((before) => ({ ...before, [unknown]: category }))}
              />
            ))}
          </ul>
          {held.rest.trim() !== '' && <Code text={held.rest} what="удержанный код" />}
          {held.rest !== held.code && (
            <details class="more">
              <summary>Всё же удержать код</summary>
              <div class="fields">
                <p class="help">
                  Этот код&nbsp;– вместо номера в&nbsp;конфигурации. С&nbsp;тем и&nbsp;другим каждый визит
                  посчитается дважды.
                </p>
                <Code text={held.code} what="весь удержанный код" />
              </div>
            </details>
          )}
        </div>
      )}
    </section>
  );
}
