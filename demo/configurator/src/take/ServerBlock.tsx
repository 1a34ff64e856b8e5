import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { useDesk } from '../form/Desk';
import { Pick } from '../preview/Pick';
import { createAutoconsentRule } from '../takeaway/createAutoconsentRule';
import { createServerRules, type ServerRule } from '../takeaway/createServerRules';
import { asConfiguration } from '../work/asConfiguration';
import { Code } from './Code';

export function ServerBlock(): VNode {
  const { document } = useDesk();
  const [id, setId] = useState<ServerRule['id']>('php');
  const rules = createServerRules(asConfiguration(document));
  const options = Object.fromEntries(rules.map((each) => [each.id, each.title])) as Record<
    ServerRule['id'],
    string
  >;
  const rule = rules.find((each) => each.id === id);
  return (
    <section class="block" aria-labelledby="take-server">
      <h2 id="take-server">Для разработчиков</h2>
      <h3>Решение на&nbsp;сервере</h3>
      <Pick label="Чем сервер читает решение" options={options} value={id} onPick={setId} />
      {rule && (
        <div class="fields">
          <p class="help">{rule.note}</p>
          <Code text={rule.code} what={`правило: ${rule.title}`} />
        </div>
      )}
      <details class="more">
        <summary>Правило для autoconsent</summary>
        <div class="fields">
          <p class="help">
            По&nbsp;нему браузеры и&nbsp;расширения отвечают на&nbsp;вопрос за&nbsp;посетителя так, как он их
            попросил. Оно одно для всех сайтов.
          </p>
          <Code text={createAutoconsentRule()} what="правило autoconsent" />
        </div>
      </details>
    </section>
  );
}
