import { type Browser, chromium } from '@playwright/test';
import { chromiumFlags } from '../../e2e/chromiumFlags';
import { findEngines } from '../../e2e/findEngines';

/** The Chromium of the browser tests. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findEngines().chromium, args: [...chromiumFlags] });
}
