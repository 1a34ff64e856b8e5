import { Fragment, h, type VNode } from 'preact';
import { addService, servicesOf } from '../schema/categories';
import { explain } from '../schema/describeField';
import { useDesk } from './Desk';
import { NewId } from './NewId';

export function NewService(): VNode {
  const { document } = useDesk();
  return (
    <NewId
      id="new-service"
      label={<>Сервис не&nbsp;из каталога</>}
      placeholder="our-counter"
      action="Описать"
      help={explain('services').description}
      isTaken={(name) => servicesOf(document).some(({ id }) => id === name)}
      add={addService}
      next={(name) => `services.${name}.title`}
    />
  );
}
