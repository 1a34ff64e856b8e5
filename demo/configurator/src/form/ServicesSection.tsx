import { Fragment, h, type VNode } from 'preact';
import { servicesOf } from '../schema/categories';
import { useDesk } from './Desk';
import { NewService } from './NewService';
import { ServiceCard } from './ServiceCard';
import { ServiceSearch } from './ServiceSearch';

export function ServicesSection(): VNode {
  const { document } = useDesk();
  const services = servicesOf(document);
  return (
    <>
      <p class="lead">
        Счётчики, пиксели, чаты, карты. О&nbsp;сервисах из&nbsp;каталога «Согласие» знает само: чьи они, где
        хранят данные и&nbsp;что оставляют в&nbsp;браузере.
      </p>
      <ServiceSearch taken={services.map(({ id }) => id)} />
      {services.length > 0 && (
        <ul class="cards">
          {services.map((service) => (
            <li key={service.id}>
              <ServiceCard {...service} />
            </li>
          ))}
        </ul>
      )}
      <NewService />
    </>
  );
}
