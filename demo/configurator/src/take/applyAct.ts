import { fromIds, toIds } from '../form/toIds';
import { addService, placeService, servicesOf, switchCategory } from '../schema/categories';
import type { Act } from '../takeaway/Act';
import { getAt } from '../work/getAt';
import type { Document } from '../work/Json';
import { setAt } from '../work/setAt';

const WEBVISOR = 'services.yandex-metrika.webvisor';

/** The configuration after what a finding offers. */
export function applyAct(document: Document, act: Act): Document {
  switch (act.type) {
    case 'take': {
      const { service, id, webvisor } = act;
      const isNamed = servicesOf(document).some((each) => each.id === service);
      const named = isNamed ? document : addService(document, service);
      const started = setAt(named, `services.${service}.id`, toIds(service, id));
      return webvisor ? setAt(started, WEBVISOR, true) : started;
    }
    case 'add': {
      const path = `services.${act.service}.id`;
      return setAt(document, path, toIds(act.service, `${fromIds(getAt(document, path))}, ${act.id}`));
    }
    case 'replace':
      return setAt(document, `services.${act.service}.id`, toIds(act.service, act.id));
    case 'name':
      return placeService(document, act.service, act.category);
    case 'webvisor':
      return setAt(document, WEBVISOR, true);
    case 'enable':
      return switchCategory(document, act.category, true);
  }
}
