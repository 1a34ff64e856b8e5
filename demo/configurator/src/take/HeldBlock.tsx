import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../form/Desk';
import { toIds } from '../form/toIds';
import { addService, servicesOf } from '../schema/categories';
import { isKnown } from '../schema/describeField';
import { holdBack, type Finding } from '../takeaway/holdBack';
import { asConfiguration } from '../work/asConfiguration';
import { setAt } from '../work/setAt';
import { Code } from './Code';

/** The code of a counter goes in, and comes back waiting for consent, or the catalogue has something better. */
export function HeldBlock(): VNode {
  const { document, edit, lead } = useDesk();
  const [pasted, setPasted] = useState('');
  const held = pasted.trim() ? holdBack(pasted, asConfiguration(document)) : undefined;
  const add = ({ service, account }: Finding): void => {
    if (service === undefined) return;
    edit(null, (before) => {
      const named = servicesOf(before).some(({ id }) => id === service)
        ? before
        : addService(before, service);
      const id = account === undefined ? undefined : toIds(service, account);
      return id === undefined ? named : setAt(named, `services.${service}.id`, id);
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
          onInput={({ currentTarget }) => setPasted(currentTarget.value)}
        />
        <p class="help">
          Метрика, пиксель ВКонтакте, Google Analytics, чат, карта: всё, что просят поставить на&nbsp;сайт.
          Код останется в&nbsp;этом окне и&nbsp;здесь не&nbsp;запускается.
        </p>
      </div>
      {held && (
        <div class="fields" aria-live="polite">
          <ul class="findings">
            {held.findings.map((finding, index) => (
              // Two of them may read alike.
              <li key={index}>
                <h3>{finding.title}</h3>
                <p>{finding.message}</p>
                {finding.advice === 'catalogue' && finding.service !== undefined && (
                  <button
                    type="button"
                    class="button"
                    aria-label={`Взять из каталога: ${finding.title}`}
                    onClick={() => add(finding)}
                  >
                    Взять из&nbsp;каталога
                    {finding.account !== undefined && isKnown(`services.${finding.service}.id`)
                      ? ` с номером ${finding.account}`
                      : ''}
                  </button>
                )}
              </li>
            ))}
          </ul>
          <Code text={held.code} what="удержанный код" />
        </div>
      )}
    </section>
  );
}
