import { h, type VNode } from 'preact';
import { useDesk } from '../form/Desk';
import { fromIds, toIds } from '../form/toIds';
import { addService, servicesOf } from '../schema/categories';
import { holdBack, type Finding } from '../takeaway/holdBack';
import { asConfiguration } from '../work/asConfiguration';
import { getAt } from '../work/getAt';
import { setAt } from '../work/setAt';
import { Code } from './Code';

interface HeldProps {
  readonly pasted: string;
  readonly onPaste: (pasted: string) => void;
}

/** The code of a counter goes in, and comes back waiting for consent, or the catalogue has something better. */
export function HeldBlock({ pasted, onPaste }: HeldProps): VNode {
  const { document, edit, lead } = useDesk();
  const number = (account: string): string => (account.includes(',') ? 'номера' : 'номер');
  const held = pasted.trim() ? holdBack(pasted, asConfiguration(document)) : undefined;
  const add = ({ service, account, webvisor }: Finding): void => {
    if (service === undefined) return;
    edit(null, (before) => {
      const named = servicesOf(before).some(({ id }) => id === service)
        ? before
        : addService(before, service);
      const path = `services.${service}`;
      const ids = [fromIds(getAt(named, `${path}.id`)), account].filter(Boolean).join(', ');
      const numbered = setAt(named, `${path}.id`, toIds(service, ids));
      return webvisor ? setAt(numbered, `${path}.webvisor`, true) : numbered;
    });
    lead(`services.${service}.id`);
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
          <p class="unseen" role="status">
            Найдено: {held.findings.length}
          </p>
          <ul class="findings">
            {held.findings.map((finding, index) => (
              // Two of them may read alike.
              <li key={index}>
                <h3>{finding.title}</h3>
                <p>{finding.message}</p>
                {finding.advice === 'catalogue' && finding.account !== undefined && (
                  <button
                    type="button"
                    class="button"
                    aria-label={`Взять из каталога: ${finding.title}`}
                    onClick={() => add(finding)}
                  >
                    Взять из&nbsp;каталога: {number(finding.account)} {finding.account}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {held.findings.every(({ advice }) => advice === 'catalogue') && held.findings.length > 0 ? (
            <details class="more">
              <summary>Всё же удержать код</summary>
              <p class="help">
                Либо номер в&nbsp;конфигурации, либо этот код: вместе они считали&nbsp;бы каждый визит дважды.
              </p>
              <Code text={held.code} what="удержанный код" />
            </details>
          ) : (
            <Code text={held.code} what="удержанный код" />
          )}
        </div>
      )}
    </section>
  );
}
