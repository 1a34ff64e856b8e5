import type { VNode } from 'preact';
import type { DeclaredService } from '../../config/Declaration';
import { country } from './inWords';
import type { Scene } from './Scene';

/** Who is behind a service, where the data go, and whether it records the visit; nothing where nobody says. */
export function Vendor({ h, engine, service }: Scene & { readonly service: DeclaredService }): VNode | false {
  const stays = service.country === 'RU';
  // A service may have its vendor's name, which then stands right above.
  const vendor = service.vendor === service.title ? '' : service.vendor;
  const names = [vendor, service.country && country(service.country, engine)].filter(Boolean);
  return (
    (names.length > 0 || service.recording) && (
      <div class="soft vendor">
        {names.length > 0 && <p>{names.join(', ')}</p>}
        {service.country !== '' && (
          <p class={stays ? 'stays' : 'leaves'}>{engine.t(stays ? 'stays' : 'leaves')}</p>
        )}
        {service.recording && <p class="recording">{engine.t('recording')}</p>}
      </div>
    )
  );
}
