import { h, type VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ID } from '../../../../src/config/rules';
import { addService, servicesOf } from '../schema/categories';
import { explain } from '../schema/describeField';
import { useDesk } from './Desk';

export function NewService(): VNode {
  const { document, edit, lead } = useDesk();
  const [name, setName] = useState('');
  const isFree = ID.test(name) && !servicesOf(document).some(({ id }) => id === name);
  const add = (event: Event): void => {
    event.preventDefault();
    if (!isFree) return;
    edit(null, (before) => addService(before, name));
    lead(`services.${name}.title`);
    setName('');
  };
  return (
    <form class="field" onSubmit={add}>
      <label class="label" for="new-service">
        Сервис не&nbsp;из каталога
      </label>
      <div class="beside">
        <input
          id="new-service"
          class="control code"
          autocomplete="off"
          spellcheck={false}
          placeholder="our-counter"
          value={name}
          aria-describedby="new-service-help"
          onInput={({ currentTarget }) => setName(currentTarget.value.trim())}
        />
        <button type="submit" class="button" disabled={!isFree}>
          Описать
        </button>
      </div>
      <p class="help" id="new-service-help">
        {explain('services').description}
      </p>
    </form>
  );
}
