import type { VNode } from 'preact';
import type { DeclaredService } from '../../config/Declaration';
import { country } from './inWords';
import type { Scene } from './Scene';

/** Who is behind a service, and where the data go; nothing where the site says neither. */
export function Vendor({ h, engine, service }: Scene & { readonly service: DeclaredService }): VNode | false {
  const stays = service.country === 'RU';
  return (
    Boolean(service.vendor || service.country) && (
      <div class="soft vendor">
        <p>
          {[service.vendor, service.country && country(service.country, engine)].filter(Boolean).join(', ')}
        </p>
        {service.country !== '' && (
          <p class={stays ? 'stays' : 'leaves'}>{engine.t(stays ? 'stays' : 'leaves')}</p>
        )}
      </div>
    )
  );
}
