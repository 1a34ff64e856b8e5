import { Key as Keys, type WebDriver } from 'selenium-webdriver';
import type { Key, Tab } from './Tab';

const keys: Readonly<Record<Key, string>> = {
  Tab: Keys.TAB,
  Enter: Keys.ENTER,
  Escape: Keys.ESCAPE,
  ' ': Keys.SPACE,
};

/** A tab of the browser that WebDriver drives. */
export async function createDriverTab(driver: WebDriver): Promise<Tab> {
  const handle = await driver.getWindowHandle();
  /** WebDriver speaks to one tab at a time. */
  const here = async (): Promise<WebDriver> => {
    if ((await driver.getWindowHandle()) !== handle) await driver.switchTo().window(handle);
    return driver;
  };
  return {
    page: undefined,
    async open(url) {
      await (await here()).get(url);
    },
    async reload() {
      await (await here()).navigate().refresh();
    },
    async back() {
      await (await here()).executeScript('history.back()');
    },
    async run<T, A>(script: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
      const [value, error] = await (
        await here()
      ).executeAsyncScript<[T, string?]>(
        `const [argument, done] = arguments;
        Promise.resolve().then(() => (${String(script)})(argument)).then(
          // In an array, nothing would come as null.
          (value) => done(value === undefined ? [] : [value]),
          (error) => done([null, String(error)]),
        );`,
        argument,
      );
      if (error) throw new Error(error);
      return value;
    },
    async tap(x, y) {
      const mouse = (await here()).actions().move({ x: Math.round(x), y: Math.round(y), duration: 0 });
      await mouse.click().perform();
    },
    async press(key) {
      await (await here()).actions().sendKeys(keys[key]).perform();
    },
    async resize(width, height) {
      const browser = await here();
      const [inner = 0, innerHeight = 0] = await browser.executeScript<number[]>(
        'return [innerWidth, innerHeight]',
      );
      const { width: outer, height: outerHeight } = await browser.manage().window().getRect();
      await browser
        .manage()
        .window()
        .setRect({ x: 0, y: 0, width: width + outer - inner, height: height + outerHeight - innerHeight });
    },
    async openTab() {
      // A tab would open behind the others, where WebKitGTK draws nothing, and a click waits for ever.
      await (await here()).switchTo().newWindow('window');
      return createDriverTab(driver);
    },
    async bringToFront() {
      await driver.switchTo().window(handle);
    },
  };
}
