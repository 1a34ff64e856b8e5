import { carryLanguageInLinks } from './purposes/language';
import { translatePage } from './texts/translatePage';
import { startHeader } from './view/header';
import { startStoredPanel } from './view/storedPanel';
import { startVisitsLine } from './view/visitsLine';

/** What every page has: its language, the header and the footer. */
export function startShop(): void {
  translatePage();
  carryLanguageInLinks();
  startHeader();
  startVisitsLine();
  startStoredPanel();
}
