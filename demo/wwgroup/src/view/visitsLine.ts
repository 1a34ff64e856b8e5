import { onLanguage } from '../purposes/language';
import { translate, translateCount } from '../texts/translate';
import { findElement } from './findElement';

interface Visits {
  unique: number;
  hits: number;
}

function isVisits(detail: unknown): detail is Visits {
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'unique' in detail &&
    typeof detail.unique === 'number' &&
    'hits' in detail &&
    typeof detail.hits === 'number'
  );
}

/** Words the numbers that `/wwgroup/counter/visits.js` brings; it tells `null` once it has stopped. */
export function startVisitsLine(): void {
  const place = findElement('#visits');
  let visits: Visits | undefined;

  function draw() {
    place.textContent = visits
      ? `${translateCount('visits.unique', visits.unique)}, ${translateCount('visits.hits', visits.hits)}`
      : translate('visits.off');
  }

  document.addEventListener('visits:counted', (event) => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : undefined;
    visits = isVisits(detail) ? detail : undefined;
    draw();
  });
  draw();
  onLanguage(draw);
}
